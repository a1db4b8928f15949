#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "cli/output/progress_line.h"

namespace patscope::cli {

/// Where progress is shown, and by which clock. `write` is called from a thread of its own.
struct ProgressDisplay {
  std::function<void(const std::string&)> write;
  std::function<ProgressLine::Time()> now;
  std::size_t columns = 0;
};

/// Standard error when it is a terminal; nothing when it is none.
[[nodiscard]] std::optional<ProgressDisplay> standard_progress();

/// Says what is being done for as long as it lives; then the line is gone. Shows a long step while it lasts.
class Progress {
 public:
  explicit Progress(std::optional<ProgressDisplay> display = standard_progress());
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// "reading a.yml" as the second of nine steps: "2 of 9: reading a.yml".
  void step(std::size_t number, std::size_t of, std::string_view what);
  void say(std::string text);

 private:
  class Ticker;
  std::unique_ptr<Ticker> ticker_;
};

}  // namespace patscope::cli
