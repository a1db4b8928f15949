#include "report/formats/agent_commands.h"

#include "text/strings.h"

namespace patscope::report {
namespace {

constexpr std::pair<char, std::string_view> data_escapes[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}};
constexpr std::pair<char, std::string_view> property_escapes[] = {
    {'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {']', "%5D"}, {';', "%3B"}};

template <typename Escapes>
std::string escaped(std::string_view text, const Escapes& escapes) {
  std::string result;
  for (const char c : text) {
    std::string_view replacement(&c, 1);
    for (const auto& [character, escape] : escapes)
      if (c == character) replacement = escape;
    result += replacement;
  }
  return result;
}

}  // namespace

std::string agent_command(std::string_view name,
                          const std::vector<std::pair<std::string_view, std::string>>& properties,
                          std::string_view data) {
  std::string line = "##vso[" + std::string(name);
  char separator = ' ';
  for (const auto& [key, value] : properties) {
    if (value.empty()) continue;
    line += separator + std::string(key) + '=' + escaped(without_agent_commands(value), property_escapes);
    separator = ';';
  }
  return line + ']' + escaped(without_agent_commands(data), data_escapes) + '\n';
}

std::string without_agent_commands(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    const auto rest = text.substr(i + 1);
    const bool starts = text[i] == '#' && i > 0 && text[i - 1] == '#' &&
                        (rest.starts_with('[') || starts_with_ignoring_case(rest, "vso["));
    if (starts) result += ' ';
  }
  return result;
}

}  // namespace patscope::report
