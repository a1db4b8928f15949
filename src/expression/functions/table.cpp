#include <algorithm>

#include "expression/convert.h"
#include "expression/functions/function.h"
#include "text/strings.h"

namespace patscope::expression {
namespace {

bool is_offered(const Function& function, const Grammar& grammar) {
  switch (function.offered) {
    case Offered::everywhere:
      return true;
    case Offered::with_status:
      return grammar.status != StatusFunctions::none;
    case Offered::with_counter:
      return grammar.counter == CounterFunction::yes;
  }
  return false;
}

void merge(std::vector<Credential>& into, const std::vector<Credential>& more) {
  for (const auto& credential : more)
    if (std::find(into.begin(), into.end(), credential) == into.end()) into.push_back(credential);
}

}  // namespace

const Function* find_function(std::string_view name, const Grammar& grammar) {
  for (const auto rows :
       {logic_functions(), comparison_functions(), string_functions(), collection_functions(), run_functions()})
    for (const auto& row : rows)
      if (equals_ignoring_case(row.name, name)) return is_offered(row, grammar) ? &row : nullptr;
  return nullptr;
}

std::size_t most_arguments(const Function& function, const Grammar& grammar) {
  const bool bare = function.offered == Offered::with_status && grammar.status == StatusFunctions::without_arguments;
  return bare ? 0 : function.most;
}

Outcome fail(std::string message) {
  return {.value = {}, .error = Error{.message = std::move(message), .offset = at_the_call}};
}

Value undecided(Arguments inputs) {
  Hole hole{.name = {}, .kind = HoleKind::any, .carries = {}};
  for (const auto& input : inputs) {
    const auto* found = first_hole(input);
    if (found && hole.name.empty()) hole.name = found->name;
    merge(hole.carries, carries(input));
  }
  return hole;
}

Value decided(std::optional<bool> result, Arguments inputs) {
  return result ? Value(*result) : undecided(inputs);
}

TextArgument text_argument(const Value& value) {
  if (auto text = to_text(value)) return {.text = std::move(*text), .error = {}};
  return {.text = {}, .error = fail(conversion_error(value, Kind::string)).error};
}

}  // namespace patscope::expression
