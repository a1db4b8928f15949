#include "support/stand_in/replies.h"

#include <nlohmann/json.hpp>

namespace patscope::stand_in {
namespace {

constexpr const char* activity = "11111111-0000-0000-0000-000000000001";

Reply json(int status, std::string body) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json; charset=utf-8; api-version=7.1"},
                      {"X-VSS-E2EID", activity},
                      {"ActivityId", activity},
                      {"X-TFS-ProcessId", activity}},
          .body = std::move(body)};
}

Reply exception(int status, const char* type, const char* message) {
  const nlohmann::ordered_json body = {{"$id", "1"},         {"innerException", nullptr},
                                       {"message", message}, {"typeKey", type},
                                       {"errorCode", 0},     {"eventId", 3000}};
  return json(status, body.dump());
}

Reply page(int status, std::string body) {
  return {.status = status,
          .headers = {{"Content-Type", "text/html; charset=utf-8"}, {"X-TFS-ProcessId", activity}},
          .body = std::move(body)};
}

}  // namespace

Reply ok(std::string body) {
  return json(200, std::move(body));
}

Reply ok_for(std::string_view user_id, std::string body) {
  auto reply = ok(std::move(body));
  reply.headers.emplace_back("X-VSS-UserData", std::string(user_id) + ":somebody@example.com");
  return reply;
}

Reply not_authorized() {
  auto reply = exception(401, "UnauthorizedRequestException",
                         "TF400813: The user 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa' is not authorized to access this "
                         "resource.");
  reply.headers.emplace_back("WWW-Authenticate", "Basic realm=\"https://dev.azure.com/\"");
  return reply;
}

Reply expired() {
  auto reply = exception(401, "AccessCheckException", "Access Denied: The Personal Access Token used has expired.");
  reply.headers.emplace_back("X-TFS-ServiceError",
                             "Access%20Denied%3A%20The%20Personal%20Access%20Token%20used%20has%20expired.");
  return reply;
}

Reply conditional_access() {
  return exception(401, "AccessCheckException",
                   "VS403463: The conditional access policy defined by your Microsoft Entra administrator has failed.");
}

Reply permission_missing() {
  return exception(403, "AccessCheckException",
                   "TF50309: The following account does not have sufficient permissions to complete the operation.");
}

Reply not_found() {
  return exception(404, "NotFoundException", "VS800075: The resource does not exist, or you do not have permission.");
}

Reply bad_request() {
  return exception(400, "VssPropertyValidationException", "Value cannot be null.");
}

Reply throttled() {
  auto reply = exception(429, "RequestBlockedException",
                         "TF400733: The request has been canceled: Request was blocked due to exceeding usage of "
                         "resource 'Concurrency' in namespace 'User'.");
  reply.headers.emplace_back("Retry-After", "1");
  return reply;
}

Reply sign_in_page() {
  return page(203, "<html><head><title>Azure DevOps Services | Sign In</title></head><body></body></html>");
}

Reply sign_in_redirect() {
  auto reply = page(302, "<html><head><title>Object moved</title></head></html>");
  reply.headers.emplace_back("Location", "https://spsprodcus5.vssps.visualstudio.com/_signin?realm=dev.azure.com");
  return reply;
}

Reply authenticate() {
  auto reply = exception(401, "UnauthorizedRequestException",
                         "TF400813: Resource not available for anonymous access. Client authentication required.");
  reply.headers.emplace_back("WWW-Authenticate",
                             "Bearer authorization_uri=https://login.microsoftonline.com/"
                             "11111111-2222-3333-4444-555555555555");
  reply.headers.emplace_back("X-VSS-ResourceTenant", "11111111-2222-3333-4444-555555555555");
  return reply;
}

}  // namespace patscope::stand_in
