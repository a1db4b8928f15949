#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/call.h"
#include "rest/text.h"
#include "text/sources.h"

namespace patscope::script {

enum class Language { bash, powershell, batch, python, javascript };

/// One model for all languages. A node says what a piece of a script does, in the words below; what is special to a
/// language is spelt out in its own lowering (src/script/LANGUAGE/) and never seen above this floor.
///
/// In every row `operands` are named in order; "?" marks one that may be missing.
enum class Kind {
  // values
  text,      ///< a literal: `literal` (a Text, since a `$(macro)` in it is a hole)
  join,      ///< operands one after the other as one string: interpolation, adjacent words
  nothing,   ///< null, $null, None, undefined
  variable,  ///< `name`, without sigil and scope ("$script:Url" -> "Url"); "1", "@", "#" are bash's own, "this"/"self"
             ///< the receiver, "_" PowerShell's pipeline item, "args" PowerShell's and JavaScript's rest,
             ///< "[system.uri]" PowerShell's type, lower case; batch has "1", "@" (%*), "i" (%%i), and "PSScriptRoot"
             ///< with a backslash behind it for %~dp0
  environment,  ///< `name`: $env:X, %X%, os.environ["X"], process.env.X (bash reads its variables by `variable`)
  list,         ///< operands: the items; an `operation` "spread" stands for the items of its operand ([*a, ...b]), a
                ///< `loop` for one item a round: the value of its body (comprehensions)
  map,          ///< operands: key, value, key, value, ...; a key that is `nothing` has an `operation` "spread" as its
                ///< value: the pairs of its operand, a map or a list of maps ({**a, ...b})
  member,       ///< operands: object; `name`
  index,        ///< operands: object, key
  choose,       ///< operands: condition, value when true, value when false (?:, `a if c else b`)
  operation,    ///< `name` is an operator in lower case ("+", "-f", "-join", "-replace", "==", "-eq", "not", "&&",
                ///< "||", "??", "%", "cast"), operands as written; bash's ${x:-y} and its kin are "default",
                ///< "remove-prefix", "remove-suffix", "replace", "upper", "lower", "substring", "alternate", "length",
                ///< "indirect" with the variable first and the operator as written in `target` ("##", "//");
                ///< "arithmetic" is $((...)): operands: what is expanded inside; tests are "-z", "-f", "==", "-like",
                ///< "-match", ...; "cast" has the type's name in `target`; Python's and
                ///< JavaScript's are "&&", "||", "not", "==", "!=" for and, or, !, is, ===, ...; "slice" (begin,
                ///< end; the key of an `index`), "regex" (pattern, flags), "yield" (value: an item of what the
                ///< function gives back), "spread"
  lambda,       ///< an anonymous function or script block: `function`
  // doing
  assign,   ///< operands: target (variable, environment, member, index, or a list of them, in which `nothing` skips an
            ///< item and "spread" takes the rest), value; `name` is the operator ("=", "+=", "??="); `scope` says
            ///< where; the value of the node is the value assigned
  invoke,   ///< a call in parentheses: operands: callee (variable, member); arguments; `name` "new" for `new X(...)`.
            ///< The constructor of the base class is the member "constructor" of the variable "super"
  command,  ///< a command line: arguments[0] is the command's name; operands: prefixed `assign`s (A=1 cmd);
            ///< `input` what is redirected to its standard input; `output` the file its output is redirected to
  pipe,     ///< operands: stages, each fed by the one before
  capture,  ///< operands: sequence; the value is what it writes to the output ($(...), backticks, (cmd), @(...))
  // order
  sequence,   ///< operands in order; in PowerShell values not assigned are output; `name`: "subshell" of ( ... )
  branch,     ///< operands: condition, then, otherwise? (a `sequence` each); switch and case are chains of it
  loop,       ///< operands: target?, iterated?, condition?, body (always four; an absent one is `nothing`)
  attempt,    ///< operands: body, handlers... (try/catch/finally)
  function,   ///< a named function is declared: `function`; `name` of a method: "get" or "set" when it is read or
              ///< written without parentheses, "static" when it has no receiver; a batch label ":x" is a function
              ///< of that name, lower case, and `call :x` and `goto x` are commands ":x"
  type,       ///< a class is declared: `name`; operands: `assign`s (fields; `target` "static" for PowerShell's static
              ///< ones) and `function`s (methods, without their receiver among the parameters; the constructor is
              ///< called "constructor"); arguments: base classes
  give_back,  ///< operands: value?
  leave,      ///< exit, throw, break, continue: `name`
  import,     ///< another file or module is run: `name` is the form ("dot-source", "source", "import", "from",
              ///< "require", "module"); operands: path or dotted module name; arguments: the names taken
              ///< (name = local name, value = text of the original name, "*" for all, "default"), of a sourced file
              ///< its command line; `target`: the local name of the whole, dotted for Python's `import a.b`. Its value
              ///< is the module
  export_,    ///< operands: a declaration, a value, or an `import` to pass on; `name`: "default", or "whole" when the
              ///< value is all there is (module.exports = value); `target`: the exported name of a value
              ///< (exports.x = value); arguments: name = exported name, value = text of the local name, "*" for all
};

enum class Scope { plain, local, global, exported };

struct Node;

/// An argument of a call. Command lines keep the order and spelling of everything: `-Method Get` is a flag and then a
/// plain argument, since only the command knows whether a flag takes a value.
struct Argument {
  /// Keyword (`url=`: "url"), or a flag of a command line as written ("-Method", "--header"); empty for plain ones.
  /// "-Method:Get" and PowerShell switches with a colon carry their value; "--header=x" of other commands is plain
  /// text.
  std::string name;
  std::shared_ptr<const Node> value;  ///< null for a flag
  /// The value is a list or map whose items become arguments: @splat, "${a[@]}", "$@", *list, **map, ...rest.
  bool spread = false;
  /// An expansion that no quotes protect ($x, $(cmd), %X%): shells cut what it holds at blanks.
  bool unquoted = false;
  Span span;
};

struct Parameter {
  std::string name;
  std::shared_ptr<const Node> standard;  ///< the default value, or null
  std::string type;                      ///< as written, lower case; "" when none; PowerShell: "switch", "securestring"
  bool rest = false;                     ///< takes all that is left (*args, ...rest)
  bool keywords = false;                 ///< takes all keywords that are left (**kwargs)
  std::vector<std::string> aliases;      ///< PowerShell's [Alias()]
};

struct Function {
  std::string name;
  std::vector<Parameter> parameters;
  std::shared_ptr<const Node> body;
  bool from_pipeline = false;  ///< PowerShell: a `process` block or ValueFromPipeline parameter
  bool is_async = false;
};

struct Node {
  Kind kind = Kind::nothing;
  std::string name;
  Text literal;
  std::vector<Node> operands;
  std::vector<Argument> arguments;
  std::shared_ptr<const Function> function;
  std::shared_ptr<const Node> input;
  std::shared_ptr<const Node> output;
  std::string target;
  Scope scope = Scope::plain;
  bool append = false;  ///< of `output`: ">>"
  Span span;            ///< from the first to the last byte of the construct
};

/// A script as far as it could be understood.
struct Program {
  Language language = Language::bash;
  /// PowerShell's param(...) block and batch's %1: what the caller's arguments are bound to.
  std::vector<Parameter> parameters;
  Node body;
  /// Regions that the grammar marked as errors and that mention `_apis/` or a command that could send a request.
  std::vector<Coverage> unread;
};

/// Parses `code`: a file (one verbatim piece) or an inline script whose `$(macro)`s are already values or holes.
/// Never fails: what the grammar does not understand is in `unread`, the rest is lowered all the same.
/// Bounded: a script above 4 MiB or nested deeper than 200 nodes is one `unread` region.
[[nodiscard]] Program parse(Language language, const Text& code);

/// For tests and `--debug`: the tree in one line a node, indented, without spans.
[[nodiscard]] std::string dump(const Program& program);

/// By a file's name ("x.ps1", "x.psm1", "x.sh", "x.bash", "x.cmd", "x.bat", "x.py", "x.js", "x.mjs", "x.cjs", "x.ts",
/// "x.mts") or, without an ending that tells, by its #! line.
[[nodiscard]] std::optional<Language> language_of(std::string_view path, std::string_view bytes);

}  // namespace patscope::script
