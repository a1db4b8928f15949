#include "cli/output/print.h"

#include <fmt/core.h>

#include <cstdlib>

#include "report/formats/agent_commands.h"
#include "rest/token_shape.h"
#include "text/strings.h"

namespace patscope::cli {

std::string for_agent(std::string_view text, Format format) {
  switch (format) {
    case Format::json:
    case Format::sarif:
      return replace_all(text, "##", "#\\u0023");
    case Format::azure:
      return std::string(text);
    case Format::markdown:
    case Format::junit:
    case Format::html:
    case Format::text:
      break;
  }
  return report::without_agent_commands(text);
}

void print(std::string_view text, Format format) {
  const bool in_pipeline = std::getenv("TF_BUILD") != nullptr;
  const auto shown = mask_tokens(text);
  fmt::print("{}", in_pipeline ? for_agent(shown, format) : shown);
}

}  // namespace patscope::cli
