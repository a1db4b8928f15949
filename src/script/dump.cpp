#include <array>

#include "script/program.h"

namespace patscope::script {
namespace {

/// In the order of `Kind`.
constexpr std::array<std::string_view, 26> kind_names{
    "text",   "join",      "nothing", "variable", "environment", "list",      "map",   "member",  "index",
    "choose", "operation", "lambda",  "assign",   "invoke",      "command",   "pipe",  "capture", "sequence",
    "branch", "loop",      "attempt", "function", "type",        "give_back", "leave", "import",
};

std::string_view name_of(Kind kind) {
  const auto at = static_cast<std::size_t>(kind);
  return at < kind_names.size() ? kind_names[at] : "export";
}

std::string quoted(const Text& literal) {
  std::string result = "\"";
  for (const char byte : literal.with_names()) {
    if (byte == '\n')
      result += "\\n";
    else if (byte == '\r')
      result += "\\r";
    else if (byte == '\t')
      result += "\\t";
    else
      result += byte;
  }
  return result + "\"";
}

class Dumper {
 public:
  void node(const Node& node, int depth, std::string_view role = {}) {
    line(depth, std::string(role) + describe(node));
    for (const auto& operand : node.operands) this->node(operand, depth + 1);
    for (const auto& each : node.arguments) argument(each, depth + 1);
    if (node.function) function(*node.function, depth + 1);
    if (node.input) this->node(*node.input, depth + 1, "input: ");
    if (node.output) this->node(*node.output, depth + 1, node.append ? "append: " : "output: ");
  }

  void parameters(const std::vector<Parameter>& parameters, int depth) {
    for (const auto& parameter : parameters) {
      line(depth, "parameter " + describe(parameter));
      if (parameter.standard) node(*parameter.standard, depth + 1);
    }
  }

  void unread(const std::vector<Coverage>& regions) {
    for (const auto& region : regions) line(0, "unread: " + region.reason);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  static std::string describe(const Node& node) {
    std::string result(name_of(node.kind));
    if (!node.name.empty()) result += " " + node.name;
    if (node.kind == Kind::text) result += " " + quoted(node.literal);
    if (!node.target.empty()) result += " as " + node.target;
    if (node.scope == Scope::local) result += " (local)";
    if (node.scope == Scope::global) result += " (global)";
    if (node.scope == Scope::exported) result += " (exported)";
    return result;
  }

  static std::string describe(const Parameter& parameter) {
    std::string result = parameter.name;
    if (!parameter.type.empty()) result += " [" + parameter.type + "]";
    if (parameter.rest) result += " rest";
    if (parameter.keywords) result += " keywords";
    for (const auto& alias : parameter.aliases) result += " alias " + alias;
    return result;
  }

  void argument(const Argument& argument, int depth) {
    if (!argument.value) return line(depth, "flag " + argument.name);
    std::string role = argument.spread ? "spread " : "arg ";
    if (!argument.name.empty()) role += argument.name + "= ";
    node(*argument.value, depth, role);
  }

  void function(const Function& function, int depth) {
    std::string head = "function " + function.name;
    if (function.is_async) head += " async";
    if (function.from_pipeline) head += " from pipeline";
    line(depth, head);
    parameters(function.parameters, depth + 1);
    if (function.body) node(*function.body, depth + 1);
  }

  void line(int depth, const std::string& content) {
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
    out_ += content + "\n";
  }

  std::string out_;
};

}  // namespace

std::string dump(const Program& program) {
  Dumper dumper;
  dumper.parameters(program.parameters, 0);
  dumper.node(program.body, 0);
  dumper.unread(program.unread);
  return dumper.take();
}

}  // namespace patscope::script
