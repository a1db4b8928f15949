#include "expression/convert.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/strings.h"

namespace patscope::expression {
namespace {

template <typename T>
Converted<T> done(T value) {
  return {Conversion::done, value};
}

template <typename T>
Converted<T> from_optional(const std::optional<T>& value) {
  return value ? done(*value) : Converted<T>{};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<double> number_of_string(std::string_view text) {
  const auto trimmed = trim(text);
  if (trimmed.empty()) return text.empty() ? std::optional<double>(0) : std::nullopt;
  const auto sign = trimmed.front() == '-' || trimmed.front() == '+' ? 1U : 0U;
  if (trimmed.substr(sign, 1) == ",") return std::nullopt;
  const auto point = std::min(trimmed.find('.'), trimmed.size());
  std::string plain(trimmed.substr(trimmed.front() == '+' ? 1 : 0, point - (trimmed.front() == '+' ? 1 : 0)));
  plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
  plain += trimmed.substr(point);
  return parse_number(plain);
}

std::optional<std::int32_t> parse_segment(std::string_view text) {
  std::int32_t segment = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), segment);
  const bool whole = !text.empty() && is_digit(text.front()) && end == text.data() + text.size();
  return whole && problem == std::errc() ? std::optional(segment) : std::nullopt;
}

std::string shown(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return "null";
    case Kind::sequence:
    case Kind::mapping:
      return std::string(to_string(value.kind()));
    case Kind::string:
      return "'" + value.string()->with_names() + "'";
    default:
      return to_text(value)->with_names();
  }
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
  const auto is_decimal = [](char c) { return is_digit(c) || c == '.'; };
  if (!std::all_of(digits.begin(), digits.end(), is_decimal) || std::count(digits.begin(), digits.end(), '.') > 1 ||
      std::none_of(digits.begin(), digits.end(), is_digit))
    return std::nullopt;
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Version> parse_version(std::string_view text, std::size_t least) {
  if (text.size() > 64) return std::nullopt;
  const auto parts = split(text, '.');
  Version version;
  if (parts.size() < least || parts.size() > version.segments.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto segment = parse_segment(parts[i]);
    if (!segment) return std::nullopt;
    version.segments[i] = *segment;
  }
  return version;
}

std::string version_text(const Version& version) {
  std::string text;
  for (const auto segment : version.segments)
    if (segment >= 0) text += (text.empty() ? "" : ".") + std::to_string(segment);
  return text;
}

Converted<double> to_number(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return done(0.0);
    case Kind::boolean:
      return done(std::get<bool>(value.data) ? 1.0 : 0.0);
    case Kind::number:
      return done(std::get<double>(value.data));
    case Kind::string:
      if (const auto text = value.string()->known()) return from_optional(number_of_string(*text));
      return {Conversion::undecided, {}};
    case Kind::unknown:
      return {Conversion::undecided, {}};
    case Kind::version:
    case Kind::sequence:
    case Kind::mapping:
      return {};
  }
  return {};
}

Converted<Version> to_version(const Value& value) {
  switch (value.kind()) {
    case Kind::version:
      return done(std::get<Version>(value.data));
    case Kind::number: {
      const auto number = std::get<double>(value.data);
      if (number == std::floor(number)) return {};
      return from_optional(parse_version(number_text(number), 2));
    }
    case Kind::string:
      if (const auto text = value.string()->known()) return from_optional(parse_version(*text, 2));
      return {Conversion::undecided, {}};
    case Kind::unknown:
      return {Conversion::undecided, {}};
    case Kind::null:
    case Kind::boolean:
    case Kind::sequence:
    case Kind::mapping:
      return {};
  }
  return {};
}

Converted<Null> to_null(const Value& value) {
  if (value.kind() == Kind::null) return done(Null{});
  if (value.kind() != Kind::string && value.kind() != Kind::unknown) return {};
  const auto holds = truth(value);
  if (!holds) return {Conversion::undecided, {}};
  return *holds ? Converted<Null>{} : done(Null{});
}

std::string conversion_error(const Value& value, Kind to) {
  return "Unable to convert from " + std::string(to_string(value.kind())) + " to " + std::string(to_string(to)) +
         ". Value: " + shown(value);
}

}  // namespace patscope::expression
