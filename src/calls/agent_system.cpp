#include "calls/agent_system.h"

#include <algorithm>
#include <array>

#include "text/strings.h"

namespace patscope::calls {
namespace {

bool names_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return find_ignoring_case(text, word) != std::string::npos; });
}

AgentSystem system_named(std::string_view text) {
  constexpr std::array<std::string_view, 3> windows = {"windows", "vs20", "win20"};
  constexpr std::array<std::string_view, 5> others = {"linux", "ubuntu", "macos", "darwin", "debian"};
  if (names_any(text, windows)) return AgentSystem::windows;
  return names_any(text, others) ? AgentSystem::unix_like : AgentSystem::unknown;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
}

/// $NAME, ${NAME}, $(command with words); `$(name)` may be a variable of the pipeline.
bool expands_as_shell(std::string_view line) {
  for (auto at = line.find('$'); at != std::string_view::npos; at = line.find('$', at + 1)) {
    const auto rest = line.substr(at + 1);
    if (rest.empty()) continue;
    if (rest[0] != '(') {
      if (is_word(rest[0]) || rest[0] == '{' || rest[0] == '@') return true;
      continue;
    }
    const auto end = std::find_if_not(rest.begin() + 1, rest.end(), is_word);
    if (end == rest.end() || *end != ')') return true;
  }
  return false;
}

/// What only a POSIX shell understands.
bool is_shell_line(std::string_view line) {
  constexpr std::array<std::string_view, 8> beginnings = {"#",    "fi",     "done",    "esac",
                                                          "if [", "while ", "export ", "source "};
  constexpr std::array<std::string_view, 3> parts = {"; then", "; do", "`"};
  const auto begins = [&](std::string_view word) { return line.starts_with(word); };
  const auto holds = [&](std::string_view word) { return line.find(word) != std::string_view::npos; };
  return std::any_of(beginnings.begin(), beginnings.end(), begins) || line.ends_with('\\') || expands_as_shell(line) ||
         std::any_of(parts.begin(), parts.end(), holds);
}

/// %NAME%; shorter ones are formats ("%Y%m"), what begins with a digit are escapes ("%2F").
bool has_percent_variable(std::string_view line) {
  for (auto at = line.find('%'); at != std::string_view::npos; at = line.find('%', at + 1)) {
    const auto rest = line.substr(at + 1);
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_word);
    if (end - rest.begin() > 2 && end != rest.end() && *end == '%' &&
        std::isdigit(static_cast<unsigned char>(rest[0])) == 0)
      return true;
  }
  return false;
}

/// "tools\run.exe", "run.cmd", with or without quotes: what cmd starts.
bool starts_windows_program(std::string_view line) {
  const bool quoted = line.starts_with('"');
  if (quoted) line.remove_prefix(1);
  const auto word = line.substr(0, line.find_first_of(quoted ? "\"" : " \t"));
  const auto slash = word.find('\\');
  const bool path = slash != std::string_view::npos && slash + 1 < word.size() &&
                    std::isalnum(static_cast<unsigned char>(word[slash + 1])) != 0;
  return path || word.ends_with(".cmd") || word.ends_with(".bat");
}

/// "tools\send.js", ".\ci\run.py" among the words: in a shell, the name would lose its backslashes.
bool is_windows_script(std::string_view word) {
  constexpr std::array<std::string_view, 8> endings = {".js", ".mjs", ".cjs", ".ts", ".py", ".ps1", ".cmd", ".bat"};
  while (word.starts_with('"')) word.remove_prefix(1);
  while (word.ends_with('"')) word.remove_suffix(1);
  const auto is_plain = [](char c) { return is_word(c) || c == '-' || c == '\\' || c == text_hole_byte; };
  const auto slash = word.find('\\');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < word.size() && word[slash + 1] != '.' &&
         word.find("\\\\") == std::string_view::npos && std::all_of(word.begin(), word.end(), is_plain) &&
         std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

bool names_windows_script(std::string_view line) {
  const auto words = split_words(line);
  return std::any_of(words.begin(), words.end(), is_windows_script);
}

bool is_batch_line(std::string_view line) {
  constexpr std::array<std::string_view, 10> beginnings = {
      "@echo ", "call ", "rem ", "::", "setlocal", "if exist ", "if not exist ", "if errorlevel ", "if not errorlevel ",
      "set \""};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view word) { return line.starts_with(word); }) ||
         has_percent_variable(line) || starts_windows_program(line) || names_windows_script(line);
}

}  // namespace

AgentSystem system_of(const pipeline::Job& job, const pipeline::VariableScope& scope) {
  std::vector<Text> hints = {job.pool_image};
  hints.insert(hints.end(), job.pool_hints.begin(), job.pool_hints.end());
  for (const auto& hint : hints) {
    const auto text = pipeline::replace_macros(hint, scope, pipeline::MacroContext::value).with_names();
    if (const auto system = system_named(text); system != AgentSystem::unknown) return system;
  }
  return AgentSystem::unknown;
}

bool looks_like_batch(const Text& code) {
  bool batch = false;
  const auto flat = to_lower(flatten(code));
  for (const auto line : split(flat, '\n')) {
    const auto trimmed = trim(line);
    if (is_shell_line(trimmed)) return false;
    batch = batch || is_batch_line(trimmed);
  }
  return batch;
}

}  // namespace patscope::calls
