#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expression/value.h"
#include "rest/text.h"

namespace patscope::expression {

/// The places where the service takes an expression. One grammar for all; the names and functions differ.
enum class Slot {
  compile_time,     ///< `${{ }}` and the arguments of directives
  root_variable,    ///< `$[ ]` in a variable of the pipeline
  job_variable,     ///< `$[ ]` in a variable of a job, a matrix
  job_condition,    ///< `condition:` of a job
  stage_condition,  ///< `condition:` of a stage
  step_condition,   ///< `condition:` of a step, which the agent evaluates
};

enum class StatusFunctions { none, without_arguments, with_arguments };
enum class CounterFunction { no, yes };
/// How much of an expression the service checks before the run: in step conditions unknown names pass, expressions of
/// job variables are not looked at.
enum class Checked { fully, known_names, not_at_all };

struct Grammar {
  /// Which names may start a value; letter case does not matter. Add the loop variables that are in scope.
  std::vector<std::string> names;
  StatusFunctions status = StatusFunctions::none;
  CounterFunction counter = CounterFunction::no;
  Checked checked = Checked::fully;
};
[[nodiscard]] Grammar grammar_of(Slot slot);

enum class ErrorKind { syntax, limit, evaluation };

/// What the service would refuse, in the gist of its own wording.
struct Error {
  std::string message;     ///< "Unrecognized value: 'foo'", "Key not found 'x'"
  std::size_t offset = 0;  ///< into the expression's source as given to `parse`, holes counting as one byte
  ErrorKind kind = ErrorKind::evaluation;
};

struct Node;
/// A parsed expression. Cheap to copy.
struct Expression {
  std::shared_ptr<const Node> root;
};

struct ParseResult {
  Expression expression;       ///< without a root when there is an error
  std::optional<Error> error;  ///< syntax, arity, unknown names, depth
};

/// `source` is what stands between the delimiters. String literals keep their origin. A hole in the source is an
/// unknown part of a string literal, or an unknown operand where it stands outside of one.
[[nodiscard]] ParseResult parse(const Text& source, const Grammar& grammar);
[[nodiscard]] ParseResult parse(std::string_view source, const Grammar& grammar);

/// What the names mean. A name of the grammar without a value here is a hole of its own name. The status functions and
/// `counter` are looked up here too, as "succeeded()", "failed()", "canceled()", "succeededOrFailed()", "counter()";
/// only the run knows them unless the caller says so. `always()` is true.
struct Context {
  std::vector<std::pair<std::string, Value>> names;

  [[nodiscard]] const Value* find(std::string_view name) const;
};

struct Outcome {
  Value value;                 ///< Null when there is an error
  std::optional<Error> error;  ///< certain to happen in the service: a conversion, a missing parameter, a bad format
};
/// What depends on the run is a hole, or a Text with holes: named after the first unknown that it depends on, carrying
/// all credentials that may have flowed in. Pure: same input, same result.
[[nodiscard]] Outcome evaluate(const Expression& expression, const Context& context);
/// `parse` and `evaluate` in one.
[[nodiscard]] Outcome evaluate(const Text& source, const Grammar& grammar, const Context& context);

/// The service's whole sentence. Syntax errors add "Located at position N within expression: '<source>'. ...".
[[nodiscard]] std::string describe(const Error& error, std::string_view source);

}  // namespace patscope::expression
