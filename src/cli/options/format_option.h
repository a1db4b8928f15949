#pragma once

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace patscope::cli {

enum class Format { text, json, azure, sarif, markdown, junit, html };
/// What a command can print: `check` has all formats, the others text and JSON.
enum class Formats { plain, all };

void add_format(CLI::App& app, Formats formats, Format& format);
/// As --format spells it; nothing when there is none of that name.
[[nodiscard]] std::optional<Format> find_format(const std::string& name);

}  // namespace patscope::cli
