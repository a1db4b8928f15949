#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/patterns.h"
#include "calls/follow/paths.h"
#include "calls/recognise/headers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// What a filter reads: its file arguments or its standard input.
Value filtered(Machine& machine, const Invocation& invocation) {
  if (!invocation.input.is_nothing()) return invocation.input;
  const auto operands = operand_words(invocation);
  if (operands.empty()) return {};
  if (auto content = content_of(machine, as_text(operands.back()))) return *content;
  return unknown(invocation.name);
}

/// Its result is unknown, but keeps what flowed in.
std::optional<Value> filter(Machine& machine, Invocation& invocation) {
  return derived(machine, invocation.name, {filtered(machine, invocation)});
}

/// `echo -n "user:$PAT" | base64`
std::optional<Value> encode(Machine& machine, Invocation& invocation) {
  const auto input = to_text(machine, filtered(machine, invocation));
  return derived(machine, invocation.name, {secret_of_login(machine.state, input)});
}

/// Its result is taken for what it reads: order and number of the lines do not matter.
std::optional<Value> pass_through(Machine& machine, Invocation& invocation) {
  return filtered(machine, invocation);
}

/// tr -d '\n' takes away, tr 'A-Z' 'a-z' changes case; anything else is not worked out.
std::optional<Value> tr(Machine& machine, Invocation& invocation) {
  const auto all = words(invocation);
  const auto first = all.empty() ? std::nullopt : known(all[0]);
  const auto second = all.size() > 1 ? known(all[1]) : std::nullopt;
  if (first == "-d" && second) {
    const auto gone = replace_all(replace_all(*second, "\\n", "\n"), "\\r", "\r");
    return map_texts(invocation.input, [&](const Text& text) {
      return map_literals(text, [&](std::string literal) {
        for (const char c : gone) literal = replace_all(literal, std::string(1, c), "");
        return literal;
      });
    });
  }
  const bool lowers = first == "A-Z" || first == "[:upper:]";
  const bool raises = first == "a-z" || first == "[:lower:]";
  if (lowers) return map_texts(invocation.input, [](const Text& text) { return map_literals(text, to_lower); });
  if (raises) return map_texts(invocation.input, [](const Text& text) { return map_literals(text, to_upper); });
  return filter(machine, invocation);
}

/// One "s/a/b/g" command.
std::optional<Text> substitute(const Text& command, const Text& text) {
  const auto flat = flatten(command);
  if (flat.size() < 4 || flat[0] != 's') return std::nullopt;
  const auto parts = split_text(slice(command, 2, flat.size()), std::string(1, flat[1]));
  if (parts.size() < 3) return std::nullopt;
  const auto expression = parts[0].known();
  if (!expression) return std::nullopt;
  return replace_matches(*expression, text, parts[1], Case::kept);
}

std::optional<Value> sed(Machine& machine, Invocation& invocation) {
  std::vector<Text> commands;
  for (const auto& word : words(invocation)) {
    const auto flat = flatten(as_text(word));
    if (flat.starts_with("s") && flat.size() > 3) commands.push_back(as_text(word));
  }
  const auto input = filtered(machine, invocation);
  if (commands.empty()) return derived(machine, "sed", {input});
  return map_texts(input, [&](Text text) {
    for (const auto& command : commands)
      text = substitute(command, text).value_or(as_text(derived(machine, "sed", {Value(text)})));
    return text;
  });
}

constexpr std::array rows = {
    Builtin{"base64", encode},     Builtin{"tr", tr},
    Builtin{"sed", sed},           Builtin{"jq", filter},
    Builtin{"yq", filter},         Builtin{"awk", filter},
    Builtin{"grep", filter},       Builtin{"egrep", filter},
    Builtin{"cut", filter},        Builtin{"head", pass_through},
    Builtin{"tail", pass_through}, Builtin{"sort", pass_through},
    Builtin{"uniq", pass_through}, Builtin{"tac", pass_through},
    Builtin{"wc", filter},         Builtin{"openssl", filter},
    Builtin{"md5sum", filter},     Builtin{"sha256sum", filter},
    Builtin{"perl", filter},       Builtin{"column", filter},
    Builtin{"xxd", filter},        Builtin{"envsubst", pass_through},
};

}  // namespace

std::span<const Builtin> bash_text_builtins() {
  return rows;
}

}  // namespace patscope::calls
