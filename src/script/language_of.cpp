#include <array>
#include <utility>

#include "script/program.h"
#include "text/strings.h"

namespace patscope::script {
namespace {

using Row = std::pair<std::string_view, Language>;

constexpr std::array endings{
    Row{"ps1", Language::powershell}, Row{"psm1", Language::powershell}, Row{"psd1", Language::powershell},
    Row{"sh", Language::bash},        Row{"bash", Language::bash},       Row{"cmd", Language::batch},
    Row{"bat", Language::batch},      Row{"py", Language::python},       Row{"js", Language::javascript},
    Row{"mjs", Language::javascript}, Row{"cjs", Language::javascript},  Row{"ts", Language::javascript},
    Row{"mts", Language::javascript}, Row{"cts", Language::javascript},  Row{"jsx", Language::javascript},
    Row{"tsx", Language::javascript},
};

/// How the last word of a #! line begins, behind its folder: "python3.11" is Python.
constexpr std::array interpreters{
    Row{"bash", Language::bash},
    Row{"sh", Language::bash},
    Row{"dash", Language::bash},
    Row{"zsh", Language::bash},
    Row{"ksh", Language::bash},
    Row{"pwsh", Language::powershell},
    Row{"powershell", Language::powershell},
    Row{"python", Language::python},
    Row{"node", Language::javascript},
    Row{"deno", Language::javascript},
    Row{"ts-node", Language::javascript},
    Row{"tsx", Language::javascript},
};

std::string_view behind_last(std::string_view text, char separator) {
  const auto at = text.rfind(separator);
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

std::optional<Language> by_first_line(std::string_view bytes) {
  if (bytes.substr(0, 2) != "#!") return std::nullopt;
  for (const auto word : split_words(bytes.substr(2, bytes.find('\n') - 2))) {
    const auto program = behind_last(word, '/');
    for (const auto& [prefix, language] : interpreters)
      if (program.substr(0, prefix.size()) == prefix) return language;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Language> language_of(std::string_view path, std::string_view bytes) {
  const auto file = behind_last(behind_last(path, '/'), '\\');
  if (file.find('.') != std::string_view::npos) {
    const auto ending = to_lower(behind_last(file, '.'));
    for (const auto& [known, language] : endings)
      if (ending == known) return language;
  }
  return by_first_line(bytes);
}

}  // namespace patscope::script
