#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace patscope::cli {

/// One line of a terminal that says what is being done, once that takes longer than a second. Writes nothing itself.
class ProgressLine {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `columns` of the terminal; 0: not known.
  ProgressLine(Time begun, std::size_t columns);

  /// What to write so that the line says `text`; empty when it is too early, or the line says so already. Of a longer
  /// text what fits, since a line that wraps cannot be erased.
  [[nodiscard]] std::string show(std::string_view text, Time now);
  /// What to write so that the line is gone; empty when there is none.
  [[nodiscard]] std::string erase();

 private:
  Time begun_;
  std::size_t columns_;
  std::string shown_;
};

}  // namespace patscope::cli
