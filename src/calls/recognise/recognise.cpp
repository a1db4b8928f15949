#include "calls/recognise/recognise.h"

#include <algorithm>

#include "text/strings.h"

namespace patscope::calls {
namespace {

bool understands(Speaks speaks, script::Language language) {
  using script::Language;
  switch (speaks) {
    case Speaks::shells:
      return language == Language::bash || language == Language::batch || language == Language::powershell;
    case Speaks::powershell:
      return language == Language::powershell;
    case Speaks::python:
      return language == Language::python;
    case Speaks::javascript:
      return language == Language::javascript;
    case Speaks::all:
      return true;
  }
  return false;
}

bool fits(std::string_view row, std::string_view name) {
  if (!row.ends_with('*')) return equals_ignoring_case(row, name);
  const auto stem = row.substr(0, row.size() - 1);
  return name.size() > stem.size() && starts_with_ignoring_case(name, stem);
}

}  // namespace

bool has_recogniser(const Invocation& invocation) {
  const auto rows = recognisers();
  return std::any_of(rows.begin(), rows.end(), [&](const Recogniser& row) {
    return understands(row.speaks, invocation.language) && fits(row.name, invocation.name);
  });
}

std::optional<Effect> recognise(Invocation& invocation) {
  for (const auto& row : recognisers())
    if (understands(row.speaks, invocation.language) && fits(row.name, invocation.name))
      if (auto effect = row.recognise(invocation)) return effect;
  return std::nullopt;
}

}  // namespace patscope::calls
