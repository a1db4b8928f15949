#include "verify/answer.h"

#include <fmt/format.h>

#include "text/strings.h"

namespace patscope::verify {
namespace {

bool says(const net::Response& response, std::string_view words) {
  return find_ignoring_case(response.body, words) != std::string_view::npos ||
         find_ignoring_case(replace_all(response.header("x-tfs-serviceerror"), "%20", " "), words) !=
             std::string_view::npos;
}

bool is_json(const net::Response& response) {
  return starts_with_ignoring_case(response.header("content-type"), "application/json");
}

bool is_page(const net::Response& response) {
  return starts_with_ignoring_case(response.header("content-type"), "text/html");
}

/// Every answer of Azure DevOps has one of these; a proxy's page has none.
bool is_from_the_service(const net::Response& response) {
  for (const auto* name : {"x-vss-e2eid", "x-tfs-processid", "activityid", "x-tfs-serviceerror"})
    if (!response.header(name).empty()) return true;
  return false;
}

bool leads_to_sign_in(const net::Response& response) {
  return find_ignoring_case(response.header("location"), "_signin") != std::string_view::npos ||
         find_ignoring_case(response.header("location"), "login.microsoftonline.com") != std::string_view::npos;
}

/// VS403463 is the code of the conditional-access refusal (general knowledge, not tried).
bool names_a_policy(const net::Response& response) {
  return says(response, "VS403463") || says(response, "conditional access") || says(response, "PolicyViolation");
}

Reading read_unauthorized(const net::Response& response) {
  if (says(response, "Personal Access Token used has expired")) return Reading::expired;
  return names_a_policy(response) ? Reading::policy : Reading::unauthorized;
}

Reading read_redirect(const net::Response& response) {
  return leads_to_sign_in(response) ? Reading::signed_out : Reading::foreign_page;
}

Reading read_success(const net::Response& response) {
  if (is_json(response)) return Reading::success;
  return is_page(response) ? Reading::foreign_page : Reading::unknown;
}

Reading read_status(const net::Response& response) {
  switch (response.status) {
    case 200:
      return read_success(response);
    case 203:
      return Reading::signed_out;
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return read_redirect(response);
    case 400:
    case 405:
    case 409:
      return is_from_the_service(response) || is_json(response) ? Reading::bad_request : Reading::unknown;
    case 401:
      return read_unauthorized(response);
    case 403:
      if (names_a_policy(response)) return Reading::policy;
      return is_from_the_service(response) || is_json(response) ? Reading::forbidden : Reading::foreign_page;
    case 404:
      return Reading::not_found;
    case 407:
    case 511:
      return Reading::foreign_page;
    case 429:
      return Reading::throttled;
    default:
      return response.status >= 500 ? Reading::server_error : Reading::unknown;
  }
}

}  // namespace

std::string_view to_string(Reading reading) {
  switch (reading) {
    case Reading::success:
      return "accepted";
    case Reading::expired:
      return "expired";
    case Reading::signed_out:
      return "sign-in page";
    case Reading::unauthorized:
      return "not authorized";
    case Reading::policy:
      return "refused by a policy";
    case Reading::forbidden:
      return "permission missing";
    case Reading::not_found:
      return "not found";
    case Reading::bad_request:
      return "request refused";
    case Reading::throttled:
      return "throttled";
    case Reading::server_error:
      return "server error";
    case Reading::foreign_page:
      return "not the service's page";
    case Reading::no_answer:
      return "no answer";
    case Reading::unknown:
      break;
  }
  return "unknown answer";
}

Reading read(const net::Answer& answer) {
  return answer.trouble == net::Trouble::none ? read_status(answer.response) : Reading::no_answer;
}

Caller caller_of(const net::Response& response) {
  const auto user = response.header("x-vss-userdata");
  if (user.empty()) return Caller::unstated;
  return starts_with_ignoring_case(user, anonymous_id) ? Caller::anonymous : Caller::known;
}

std::string evidence(const net::Answer& answer) {
  if (answer.trouble != net::Trouble::none) return answer.detail;
  return fmt::format("status {}: {}", answer.response.status, to_string(read(answer)));
}

}  // namespace patscope::verify
