#pragma once

#include <optional>
#include <string_view>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

inline constexpr std::string_view uri_builder_type = "System.UriBuilder";

/// A UriBuilder object for `url`.
[[nodiscard]] Value add_uri_builder(Machine& machine, const Value& url);
/// `builder.Path = ...` and its kin; false when `object` is no builder.
[[nodiscard]] bool set_uri_part(Machine& machine, const Value& object, std::string_view part, const Value& value);
/// `builder.Uri`, `builder.Path`, ...; nothing when `id` is no builder or has no such part.
[[nodiscard]] std::optional<Value> uri_part(const Machine& machine, ObjectId id, std::string_view part);

/// Parts of a URL that is a text: AbsoluteUri, Host, AbsolutePath, Query, Scheme. Nothing for other names.
[[nodiscard]] std::optional<Value> part_of_url(const Value& url, std::string_view part);

}  // namespace patscope::calls
