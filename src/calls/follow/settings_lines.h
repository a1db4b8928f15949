#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rest/text.h"

namespace patscope::calls {

/// One `key = value` of a TOML or INI file.
struct SettingsLine {
  std::string table;       ///< "tool.uv.index"
  std::size_t number = 0;  ///< counts the headers, so that the tables of an array stay apart
  std::string key;
  Text value;  ///< without its quotes
};

/// Line by line: enough for what is read here, and never wrong about a line that it understands.
[[nodiscard]] std::vector<SettingsLine> settings_lines(const Text& text);
/// The strings between quotes: of a list or of an inline table.
[[nodiscard]] std::vector<std::string> quoted_strings(std::string_view text);

}  // namespace patscope::calls
