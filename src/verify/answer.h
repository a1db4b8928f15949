#pragma once

#include <string>
#include <string_view>

#include "net/transport.h"

namespace patscope::verify {

/// What an answer of the service means for the token that was sent. An answer that is not listed is `unknown`, never
/// success. Collected from public documentation and bug reports; nothing of it was tried live.
enum class Reading {
  success,       ///< 200 with JSON
  expired,       ///< 401 that says so
  signed_out,    ///< 203 with the sign-in page, or 302 to it: the token is revoked, or none at all
  unauthorized,  ///< 401: no such scope, another organization, or a token that the service does not know
  policy,        ///< refused by conditional access, or by a policy of the organization or tenant
  forbidden,     ///< 403: the scope is there, the user lacks the permission
  not_found,     ///< 404: the resource does not exist, or is hidden from this user
  bad_request,   ///< 400, 405, 409: authorization passed, the request did not
  throttled,     ///< 429
  server_error,  ///< 5xx
  foreign_page,  ///< a page that is not the service's: a proxy's login, a captive portal
  no_answer,     ///< no network, wrong certificate, timeout
  unknown,
};

/// For people: "expired", "signed out", ....
[[nodiscard]] std::string_view to_string(Reading reading);

[[nodiscard]] Reading read(const net::Answer& answer);

/// What the token's owner is to the service, by X-VSS-UserData ("{id}:{mail}"). Nobody's id is
/// aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa.
enum class Caller { known, anonymous, unstated };
[[nodiscard]] Caller caller_of(const net::Response& response);
inline constexpr std::string_view anonymous_id = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

/// "status 401 with X-TFS-ServiceError" and the like: evidence for people, without anything that the server wrote.
[[nodiscard]] std::string evidence(const net::Answer& answer);

}  // namespace patscope::verify
