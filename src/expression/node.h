#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "expression/value.h"

namespace patscope::expression {

struct Function;
struct Node;

/// A named value: `parameters`, a loop variable.
struct Name {
  std::string name;
};

struct Call {
  const Function* function = nullptr;
  std::vector<Node> arguments;
};

/// `.name`, `[expression]` or, without an index, `.*` and `[*]`.
struct Postfix {
  std::vector<Node> index;  ///< one node, or none for the filter
};

/// An operand and what follows it. Long chains of postfixes are a list, so that only calls and indexes nest.
struct Node {
  std::size_t offset = 0;
  std::variant<Value, Name, Call> operand;
  std::vector<Postfix> postfixes;
};

}  // namespace patscope::expression
