#include "cli/output/progress_line.h"

#include "report/terminal.h"

namespace patscope::cli {
namespace {

constexpr std::chrono::seconds patience(1);
constexpr std::size_t usual_columns = 80;
constexpr std::string_view from_the_start = "\r\x1b[K";  ///< back to the first column, and erase what is there

/// One column stays free: some terminals wrap as soon as the last one is written.
std::string fitting(std::string_view text, std::size_t columns) {
  auto result = report::printable(text);
  while (!result.empty() && report::columns_of(result) >= columns) result.pop_back();
  return result;
}

}  // namespace

ProgressLine::ProgressLine(Time begun, std::size_t columns)
    : begun_(begun), columns_(columns == 0 ? usual_columns : columns) {}

std::string ProgressLine::show(std::string_view text, Time now) {
  if (now - begun_ < patience) return {};
  auto line = fitting(text, columns_);
  if (line == shown_) return {};
  shown_ = std::move(line);
  return std::string(from_the_start) + shown_;
}

std::string ProgressLine::erase() {
  if (shown_.empty()) return {};
  shown_.clear();
  return std::string(from_the_start);
}

}  // namespace patscope::cli
