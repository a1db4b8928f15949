#include "expression/functions/format.h"

#include <charconv>

#include "expression/limits.h"
#include "expression/slicer.h"
#include "expression/text_builder.h"

namespace patscope::expression {
namespace {

/// `{3}` or `{0:yyyyMMdd}`.
struct Placeholder {
  std::size_t argument = 0;
  std::string specifier;
  std::size_t end = 0;  ///< behind the closing brace
};

/// Nothing when what starts with the brace at `begin` is no placeholder.
std::optional<Placeholder> placeholder_at(std::string_view text, std::size_t begin) {
  unsigned char argument = 0;  // the service reads a byte
  const auto* first = text.data() + begin + 1;
  const auto [last, problem] = std::from_chars(first, text.data() + text.size(), argument);
  auto at = static_cast<std::size_t>(last - text.data());
  if (problem != std::errc() || at >= text.size()) return std::nullopt;
  Placeholder found{.argument = argument, .specifier = {}, .end = 0};
  if (text[at] == ':') {
    const auto close = text.find('}', at);
    if (close == std::string_view::npos) return std::nullopt;
    found.specifier = text.substr(at + 1, close - at - 1);
    at = close;
  }
  if (text[at] != '}') return std::nullopt;
  found.end = at + 1;
  return found;
}

/// Only dates take a specifier, and every date is known to the run alone.
Outcome formatted(const Value& value, const std::string& specifier) {
  if (!specifier.empty() && value.kind() != Kind::unknown)
    return fail("The format specifiers '" + specifier + "' are not valid for objects of type '" +
                std::string(to_string(value.kind())) + "'");
  auto argument = text_argument(value);
  return {.value = std::move(argument.text), .error = argument.error};
}

class Formatter {
 public:
  Formatter(const Text& format, const LazyArguments& arguments)
      : format_(format), flat_(flatten(format)), slicer_(format), arguments_(arguments) {}

  Outcome run() {
    while (at_ < flat_.size() && !error_ && result_.within_limits()) step();
    if (error_) return {.value = {}, .error = error_};
    auto text = result_.take();
    return text ? Outcome{.value = std::move(*text), .error = {}} : fail(std::string(memory_exceeded));
  }

 private:
  void step() {
    const auto brace = std::min(flat_.find_first_of("{}", at_), flat_.size());
    result_.append(slicer_.cut(at_, brace));
    at_ = brace;
    if (at_ == flat_.size()) return;
    if (at_ + 1 < flat_.size() && flat_[at_ + 1] == flat_[at_]) {
      result_.append(slicer_.cut(at_, at_ + 1));
      at_ += 2;
      return;
    }
    const auto placeholder = flat_[at_] == '{' ? placeholder_at(flat_, at_) : std::nullopt;
    if (placeholder)
      insert(*placeholder);
    else
      refuse("The following format string is invalid: ");
  }

  void insert(const Placeholder& placeholder) {
    if (placeholder.argument + 1 >= arguments_.size)
      return refuse("The following format string references more arguments than were supplied: ");
    auto argument = arguments_.at(placeholder.argument + 1);
    if (!argument.error) argument = formatted(argument.value, placeholder.specifier);
    error_ = argument.error;
    if (!error_) result_.append(*argument.value.string());
    at_ = placeholder.end;
  }

  void refuse(const std::string& why) { error_ = fail(why + format_.with_names()).error; }

  const Text& format_;
  std::string flat_;
  Slicer slicer_;
  const LazyArguments& arguments_;
  std::size_t at_ = 0;
  TextBuilder result_;
  std::optional<Error> error_;
};

}  // namespace

Outcome format(const LazyArguments& arguments) {
  const auto first = arguments.at(0);
  if (first.error) return first;
  const auto text = text_argument(first.value);
  if (text.error) return {.value = {}, .error = text.error};
  return Formatter(text.text, arguments).run();
}

}  // namespace patscope::expression
