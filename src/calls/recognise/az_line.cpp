#include "calls/recognise/az_line.h"

#include <algorithm>

#include "calls/recognise/options.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

bool is_option(std::string_view word) {
  return word.size() > 1 && word[0] == '-' && (word[1] < '0' || word[1] > '9');
}

const Value* fact(const Invocation& invocation, std::string_view name) {
  const auto& facts = invocation.state.job.facts;
  const auto found = facts.find(name);
  return found == facts.end() ? nullptr : &found->second;
}

const AzLine::Option* find_any(const AzLine& line, std::string_view alternatives) {
  for (const auto name : split(alternatives, '/'))
    if (const auto* option = line.find({name})) return option;
  return nullptr;
}

bool contains_any(std::string_view value, std::string_view alternatives) {
  const auto parts = split(alternatives, '/');
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return find_ignoring_case(value, part) != std::string_view::npos; });
}

/// Nothing when the option's value is not known.
std::optional<bool> option_holds(std::string_view term, const AzLine& line) {
  const auto end = term.find_first_of("=:~");
  const auto* option = find_any(line, term.substr(0, end));
  if (end == std::string_view::npos) return option != nullptr;
  const auto wanted = term.substr(end + 1);
  if (option == nullptr) return false;
  if (term[end] == ':') return (wanted == "many") == (option->values.size() > 1);
  const auto value = option->values.empty() ? std::optional<std::string>("true") : known(option->values.front());
  if (!value) return std::nullopt;
  return term[end] == '~' ? contains_any(*value, wanted) : equals_ignoring_case(*value, wanted);
}

/// What is not known may be either way.
bool term_holds(std::string_view term, const AzLine& line) {
  if (term == "maybe") return true;
  if (!term.starts_with('!')) return option_holds(term, line).value_or(true);
  return !option_holds(term.substr(1), line).value_or(false);
}

}  // namespace

const AzLine::Option* AzLine::find(std::initializer_list<std::string_view> names) const {
  for (const auto& option : options)
    if (std::find(names.begin(), names.end(), option.name) != names.end()) return &option;
  return nullptr;
}

Value AzLine::value(std::initializer_list<std::string_view> names) const {
  const auto* option = find(names);
  return option == nullptr || option->values.empty() ? Value() : option->values.front();
}

AzLine parse_az(std::span<const Value> words) {
  AzLine line;
  line.words = leading_words(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i < line.words.size()) {
      if (i > 0) line.spelt = concatenate(line.spelt, Value(std::string(" ")));
      line.spelt = concatenate(line.spelt, words[i]);
      continue;
    }
    const auto word = spelling(words[i]);
    const auto equals = word.find('=');
    if (is_option(word) && word.starts_with("--") && equals != std::string::npos)
      line.options.push_back({word.substr(0, equals), {map_texts(words[i], [&](const Text& text) {
                                return slice(text, std::min(equals + 1, flatten(text).size()), flatten(text).size());
                              })}});
    else if (is_option(word))
      line.options.push_back({word, {}});
    else if (!line.options.empty())
      line.options.back().values.push_back(words[i]);
  }
  return line;
}

bool holds(std::string_view condition, const AzLine& line) {
  const auto terms = split_words(condition);
  return std::all_of(terms.begin(), terms.end(), [&](std::string_view term) { return term_holds(term, line); });
}

Value az_credential(const Invocation& invocation) {
  Value pat = environment_variable(invocation, "AZURE_DEVOPS_EXT_PAT");
  if (!pat.is_nothing() && known(pat) != "") return pat;
  for (const auto* name : {"az.identity", "az.devops.token"})
    if (const auto* value = fact(invocation, name)) return *value;
  return pat;
}

Value az_organization(const Invocation& invocation, const AzLine& line) {
  const Value given = line.value({"--organization", "--org"});
  if (!given.is_nothing()) return given;
  if (const auto* configured = fact(invocation, "az.defaults.organization")) return *configured;
  return Value(Text("https://dev.azure.com/") +
               Text(Hole{.name = "organization", .kind = HoleKind::segment, .carries = {}}));
}

}  // namespace patscope::calls
