#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "calls/evaluate/invocation.h"

namespace patscope::calls {

// What the recognisers of HTTP libraries share: clients that keep a base URL, headers and a login for later requests.

/// "requests.Session.get" -> "get".
[[nodiscard]] std::string_view last_name(std::string_view dotted);
/// "requests.Session.get" -> "requests.Session"; empty without a dot.
[[nodiscard]] std::string_view name_before(std::string_view dotted);

/// The keyword `name`, or else the plain argument number `index`; null when there is neither.
[[nodiscard]] Value argument(const Invocation& invocation, std::string_view name, std::size_t index);
/// The keyword `name`; null without.
[[nodiscard]] Value keyword(const Invocation& invocation, std::string_view name);

/// What a client's interceptor adds to every request: a map of options.
inline constexpr std::string_view intercepted_field = "@intercepted";

/// GET, POST, ... when `name` is one of HTTP's methods as libraries spell them ("get", "delete", "PatchAsync" not).
[[nodiscard]] std::optional<std::string_view> http_verb(std::string_view name);

/// Headers that a client sends with each request: those of `table` that `request` does not set itself. Tables inside
/// the table, as in axios' `defaults.headers.common`, count as part of it.
void add_default_headers(Request& request, const State& state, const Value& table);
/// A new map with the same entries, so that a change of one leaves the other alone. An empty one of null; what is no
/// map stays as it is.
[[nodiscard]] Value copy_of_map(State& state, const Value& table);

/// The URL with the entries of a map behind its question mark.
[[nodiscard]] Value with_query(const State& state, const Value& url, const Value& query);

}  // namespace patscope::calls
