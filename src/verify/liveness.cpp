#include "verify/liveness.h"

#include <algorithm>
#include <iterator>

#include "text/check.h"
#include "text/strings.h"
#include "verify/answer.h"

namespace patscope::verify {
namespace {

struct Row {
  Standing standing;
  std::string_view key;
  std::string_view name;
  std::string_view advice;
};

constexpr Row rows[] = {
    {Standing::alive, "alive", "alive", ""},
    {Standing::expired, "expired", "expired", "Regenerate the token, or replace it by one with the least scopes"},
    {Standing::invalid, "invalid", "revoked or not a token",
     "Check the variable's value; a revoked token must be created anew"},
    {Standing::wrong_organization, "wrong-organization",
     "of another organization, or too narrow for the liveness request",
     "Create the token for this organization; the probes below show what it can do here"},
    {Standing::no_organization, "no-organization", "for an organization that does not exist",
     "Check the organization's name"},
    {Standing::blocked, "blocked", "blocked by a policy",
     "Sign in once in a browser, or ask an administrator about conditional access and token policies"},
    {Standing::throttled, "throttled", "throttled",
     "Try again later: the service limits this user's or pipeline's requests"},
    {Standing::server_error, "server-error", "unknown: the service failed", "Try again later"},
    {Standing::unreachable, "unreachable", "unknown: the service cannot be reached",
     "Check the network, HTTPS_PROXY, NO_PROXY and SSL_CERT_FILE"},
    {Standing::foreign, "foreign", "unknown: something that is not Azure DevOps answered",
     "Sign in to the proxy, or let the hosts of Azure DevOps through"},
    {Standing::unknown, "unknown", "unknown: an answer that nobody has described", "Please report the evidence"},
};

const Row& row_of(Standing standing) {
  const auto found =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.standing == standing; });
  check(found != std::end(rows), "a Standing without a row");
  return *found;
}

enum class SignInPage { as_usual, suppressed };

net::Answer ask(net::Transport& transport, const Service& service, const net::Secret& authorization,
                SignInPage sign_in_page) {
  net::Request request{.url = url_of(service, "", "_apis/connectionData"), .authorization = &authorization};
  if (sign_in_page == SignInPage::suppressed) request.headers.push_back({"X-TFS-FedAuthRedirect", "Suppress"});
  return transport.send(request);
}

/// Public organizations answer 200 to anybody: the body then names nobody.
bool names_nobody(const net::Response& response) {
  return caller_of(response) == Caller::anonymous ||
         (caller_of(response) == Caller::unstated && response.body.find(anonymous_id) != std::string::npos);
}

Standing standing_of(Reading reading, const net::Answer& answer) {
  switch (reading) {
    case Reading::success:
      return names_nobody(answer.response) ? Standing::invalid : Standing::alive;
    case Reading::expired:
      return Standing::expired;
    case Reading::signed_out:
      return Standing::invalid;
    case Reading::unauthorized:
      return Standing::wrong_organization;
    case Reading::policy:
      return Standing::blocked;
    case Reading::forbidden:
      return Standing::alive;
    case Reading::not_found:
      return Standing::no_organization;
    case Reading::throttled:
      return Standing::throttled;
    case Reading::server_error:
      return Standing::server_error;
    case Reading::no_answer:
      return Standing::unreachable;
    case Reading::foreign_page:
      return Standing::foreign;
    case Reading::bad_request:
    case Reading::unknown:
      break;
  }
  return Standing::unknown;
}

}  // namespace

std::string_view to_string(Standing standing) {
  return row_of(standing).name;
}
std::string_view key_of(Standing standing) {
  return row_of(standing).key;
}

std::string_view advice(Standing standing) {
  return row_of(standing).advice;
}

Liveness check_liveness(net::Transport& transport, const Service& service, const net::Secret& authorization) {
  auto answer = ask(transport, service, authorization, SignInPage::suppressed);
  if (read(answer) == Reading::unauthorized) {
    auto second = ask(transport, service, authorization, SignInPage::as_usual);
    if (read(second) == Reading::signed_out) answer = std::move(second);
  }
  return {standing_of(read(answer), answer), "GET _apis/connectionData: " + evidence(answer)};
}

}  // namespace patscope::verify
