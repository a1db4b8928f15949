#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "expression/value.h"

namespace patscope::expression {

enum class Conversion { done, impossible, undecided };

/// One cell of the service's conversion table. `undecided`: a hole decides.
template <typename T>
struct Converted {
  Conversion conversion = Conversion::impossible;
  T value{};
};

/// Booleans are 0 and 1, Null and the empty string 0; strings may have a sign, a fraction and thousands commas.
[[nodiscard]] Converted<double> to_number(const Value& value);
/// A number only with a fraction; a string with two to four segments.
[[nodiscard]] Converted<Version> to_version(const Value& value);
/// Only Null itself and the empty string are Null.
[[nodiscard]] Converted<Null> to_null(const Value& value);

/// Decimal digits with an optional sign and fraction, as in a literal of the language.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);
/// `least` to four segments.
[[nodiscard]] std::optional<Version> parse_version(std::string_view text, std::size_t least);
[[nodiscard]] std::string version_text(const Version& version);

/// "Unable to convert from String to Number. Value: 'x'".
[[nodiscard]] std::string conversion_error(const Value& value, Kind to);

}  // namespace patscope::expression
