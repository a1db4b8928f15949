#include "cli/output/agent_progress.h"

#include <fmt/core.h>

#include <cstdio>
#include <optional>

#include "report/formats/agent_commands.h"
#include "report/terminal.h"
#include "rest/token_shape.h"

namespace patscope::cli {
namespace {

/// At once: what is still in a buffer moves no bar.
void move_bar(std::size_t percent, const std::string& next) {
  const auto what = mask_tokens(report::printable(next));
  fmt::print("{}", report::agent_command("task.setprogress", {{"value", std::to_string(percent)}}, what));
  std::fflush(stdout);
}

}  // namespace

AgentProgress agent_progress(Format format) {
  if (format != Format::azure) return {};
  return [shown = std::optional<std::size_t>()](std::size_t done, std::size_t all, const std::string& next) mutable {
    const auto percent = all == 0 ? 100 : done * 100 / all;
    if (shown == percent) return;
    shown = percent;
    move_bar(percent, next);
  };
}

}  // namespace patscope::cli
