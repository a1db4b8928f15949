#pragma once

#include <optional>
#include <string_view>

#include "rest/text.h"
#include "yaml/node.h"

namespace patscope::pipeline {

enum class DirectiveKind { if_, elseif, else_, each, insert };

/// `${{ if x }}` as a key.
struct Directive {
  DirectiveKind kind = DirectiveKind::if_;
  Text argument;  ///< what stands behind the keyword
};
[[nodiscard]] std::optional<Directive> directive_of(const yaml::Node& key);
[[nodiscard]] std::string_view to_string(DirectiveKind kind);

/// The if, elseif and else of one mapping or sequence.
struct Chain {
  bool open = false;   ///< an `if` was seen that nothing has ended
  bool taken = false;  ///< a member was true
  bool maybe = false;  ///< an earlier member may be true
};

enum class Decision { skip, run, maybe };

/// What becomes of a member. `truth` is that of an if's or elseif's condition, asked only when it matters; nothing when
/// only the run knows it.
template <typename Truth>
[[nodiscard]] Decision advance(Chain& chain, DirectiveKind kind, Truth&& truth) {
  if (kind == DirectiveKind::if_) chain = {.open = true};
  if (chain.taken) return Decision::skip;
  const std::optional<bool> holds = kind == DirectiveKind::else_ ? true : truth();
  if (holds == false) return Decision::skip;
  const Decision decision = holds && !chain.maybe ? Decision::run : Decision::maybe;
  if (holds)
    chain.taken = true;
  else
    chain.maybe = true;
  return decision;
}

/// `each v in EXPR`.
struct Each {
  std::string variable;
  Text collection;
};
/// Nothing when the directive is not written so; `problem` says why.
[[nodiscard]] std::optional<Each> parse_each(const Directive& directive, std::string& problem);

}  // namespace patscope::pipeline
