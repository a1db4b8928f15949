#pragma once

#include <string_view>

#include "calls/evaluate/invocation.h"

namespace patscope::calls {

/// "Authorization: Bearer x" as one string, as curl and wget take it, into `request.headers`. A line whose name cannot
/// be told is a header without a name.
void add_header_line(Request& request, const Value& line);
/// A table of headers ({Authorization: ...}, requests' dict, axios' object, a WebHeaderCollection).
void add_header_table(Request& request, const State& state, const Value& table);

/// The secret of "user:password": the password. A user alone, or one with no or a literal password, may be the token
/// itself ("token:", "token:x-oauth-basic"). Other texts stay as they are.
[[nodiscard]] Text secret_of_login(const Text& login);
/// The same for what holds user and password: ("user", pat), {username: ..., password: ...}, HTTPBasicAuth(user, pat).
[[nodiscard]] Value secret_of_login(const State& state, const Value& login);

/// GET for null; the name of the method in upper case otherwise ("Post", "WebRequestMethod.Post").
[[nodiscard]] Value method_name(const Value& method);

/// Base and path with exactly one slash between them, as axios, got and HttpClient join them.
/// An absolute `path` stands alone.
[[nodiscard]] Value join_url(const Value& base, const Value& path);

}  // namespace patscope::calls
