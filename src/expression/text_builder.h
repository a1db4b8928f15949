#pragma once

#include <optional>
#include <string_view>

#include "rest/text.h"

namespace patscope::expression {

/// Collects a Text within the limits of size, keeping origins.
class TextBuilder {
 public:
  void append(const Text& text);
  /// Text that was computed, not written.
  void append(std::string_view literal);
  void append(char c) { append(std::string_view(&c, 1)); }
  [[nodiscard]] bool within_limits() const { return within_limits_; }
  /// Nothing when a limit was passed.
  [[nodiscard]] std::optional<Text> take();

 private:
  [[nodiscard]] bool room_for(std::size_t bytes);

  Text text_;
  std::size_t bytes_ = 0;
  bool within_limits_ = true;
};

}  // namespace patscope::expression
