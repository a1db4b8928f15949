#include "calls/follow/modules.h"

#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;
using script::Node;

constexpr std::string_view exports_name = "@exports";

/// What Python gives importers: every name of the module.
Value names_of(Machine& machine, FrameId frame) {
  Object module;
  for (const auto& [name, value] : edit_frame(machine, frame).variables) module.fields.emplace_back(name, value);
  return add_object(machine.state, std::move(module));
}

Value exports_of(Machine& machine, FrameId frame) {
  const auto& variables = edit_frame(machine, frame).variables;
  const auto found = variables.find(exports_name);
  return found != variables.end() ? found->second : add_object(machine.state, {});
}

std::string library_name(std::string_view specifier) {
  if (specifier.starts_with("node:")) specifier.remove_prefix(5);
  return std::string(specifier);
}

Value library_module(Machine& machine, std::string_view name) {
  return add_library_object(machine.state, library_name(name));
}

/// The default export of a CommonJS module is the module itself.
Value taken_from(Machine& machine, const Value& module, const std::string& original) {
  if (original == "*") return module;
  if (original != "default") return member_of(machine, module, original);
  for (const auto id : module.objects)
    if (machine.state.heap.get(id).kind == ObjectKind::library) return module;
  const auto own = field(machine.state, module, "default");
  return own.is_nothing() ? module : own;
}

void bind_names(Machine& machine, const Node& node, const Value& module) {
  for (const auto& argument : node.arguments) {
    const auto original = argument.value ? known(evaluate(machine, *argument.value)) : std::nullopt;
    if (!original) continue;
    if (*original == "*" && (argument.name == "*" || argument.name.empty())) {
      for (const auto& [name, value] : entries(machine.state, module))
        set_variable(machine, name, value, script::Scope::local);
      continue;
    }
    set_variable(machine, argument.name, taken_from(machine, module, *original), script::Scope::local);
  }
}

/// `from . import client`: a name that is a module itself.
Value python_module(Machine& machine, const Node& node, const std::string& name) {
  if (const auto path = find_python_module(machine, name))
    return load_module(machine, *path, Language::python, node.span);
  if (!name.starts_with('.')) return library_module(machine, name);
  const Value package = add_object(machine.state, {});
  for (const auto& argument : node.arguments) {
    const auto original = argument.value ? known(evaluate(machine, *argument.value)) : std::nullopt;
    if (!original) continue;
    if (const auto path = find_python_module(machine, name + (name.ends_with('.') ? "" : ".") + *original))
      set_field(machine.state, package, *original, load_module(machine, *path, Language::python, node.span));
  }
  return package;
}

/// `import a.b.c` binds `a`, of which `b.c` is a part.
void bind_dotted(Machine& machine, const std::string& target, const Value& module) {
  const auto dot = target.find('.');
  if (dot == std::string::npos) return set_variable(machine, target, module, script::Scope::local);
  bool library = false;
  for (const auto id : module.objects) library = library || machine.state.heap.get(id).kind == ObjectKind::library;
  const auto head = target.substr(0, dot);
  if (library) return set_variable(machine, head, library_module(machine, head), script::Scope::local);
  Value whole = module;
  const auto parts = split(target, '.');
  for (std::size_t i = parts.size() - 1; i > 0; --i) {
    const Value outer = add_object(machine.state, {});
    set_field(machine.state, outer, parts[i], whole);
    whole = outer;
  }
  set_variable(machine, head, whole, script::Scope::local);
}

Value import_python(Machine& machine, const Node& node, const std::string& name) {
  const auto module = python_module(machine, node, name);
  bind_names(machine, node, module);
  if (!node.target.empty()) bind_dotted(machine, node.target, module);
  return module;
}

/// A file that is neither here nor compiled from one that is: what it does is not known.
Value missing_module(Machine& machine, const LocalModule& module, Span place) {
  const bool written = machine.state.job.files.contains(module.path);
  tell(machine, place,
       written ? "the module " + shown_path(module.path) + " is written during the run"
               : unread_reason(machine, module.path, pipeline::ReadProblem::missing));
  return library_module(machine, module.path);
}

Value module_of_javascript(Machine& machine, const Text& name, Span place) {
  const auto local = find_javascript_module(machine, name);
  if (local.file) return load_module(machine, *local.file, Language::javascript, place);
  if (!local.path.empty()) return missing_module(machine, local, place);
  return name.has_hole() ? unknown("module") : library_module(machine, *name.known());
}

Value import_javascript(Machine& machine, const Node& node, const Value& name) {
  Value module;
  for (const auto& text : as_texts(name)) {
    const auto one = module_of_javascript(machine, text, node.span);
    module = with_alternative(std::move(module), one);
  }
  if (module.is_nothing()) module = unknown("module");
  bind_names(machine, node, module);
  if (!node.target.empty()) set_variable(machine, node.target, module, script::Scope::local);
  return module;
}

Value exports_object(Machine& machine) {
  const auto root = outermost(machine, machine.frame);
  auto& variables = edit_frame(machine, root).variables;
  if (const auto found = variables.find(exports_name); found != variables.end()) return found->second;
  const Value exports = add_object(machine.state, {});
  edit_frame(machine, root).variables.insert_or_assign(std::string(exports_name), exports);
  return exports;
}

std::string declared_name(const Node& node) {
  if (node.kind == script::Kind::function && node.function) return node.function->name;
  if (node.kind == script::Kind::type) return node.name;
  return {};
}

void export_names(Machine& machine, const Node& node, const Value& source) {
  for (const auto& argument : node.arguments) {
    const auto original = argument.value ? known(evaluate(machine, *argument.value)) : std::nullopt;
    if (!original) continue;
    const auto exports = exports_object(machine);
    if (*original == "*" && (argument.name == "*" || argument.name.empty())) {
      for (const auto& [name, value] : entries(machine.state, source)) set_field(machine.state, exports, name, value);
      continue;
    }
    const auto value = source.is_nothing() ? find_variable(machine, *original).value_or(Value())
                                           : taken_from(machine, source, *original);
    set_field(machine.state, exports, argument.name, value);
  }
}

/// `export const a = 1, b = 2`: the names that a declaration assigns.
void export_assigned(Machine& machine, const Node& node, const Value& exports) {
  if (node.kind == script::Kind::sequence)
    for (const auto& operand : node.operands) export_assigned(machine, operand, exports);
  if (node.kind != script::Kind::assign || node.operands.empty()) return;
  const auto& target = node.operands.front();
  if (target.kind == script::Kind::variable)
    set_field(machine.state, exports, target.name, find_variable(machine, target.name).value_or(Value()));
}

}  // namespace

Value load_module(Machine& machine, const std::string& path, Language language, Span place) {
  if (const auto loaded = machine.state.modules.find(path); loaded != machine.state.modules.end())
    return loaded->second;
  const auto program = program_of(machine, path, language, place);
  if (!program) return unknown(path);
  machine.state.modules.insert_or_assign(path, add_object(machine.state, {}));
  const auto outer_frame = std::exchange(machine.frame, add_frame(machine, std::nullopt));
  const auto outer_language = std::exchange(machine.language, program->language);
  ++machine.closures_made;
  machine.scripts.push_back({.path = path, .root = machine.frame, .is_main = false});
  open_landing(machine, LandingKind::function);
  run(machine, program->body);
  (void)land(machine);
  machine.flow = Flow::on;
  const auto module =
      language == Language::python ? names_of(machine, machine.frame) : exports_of(machine, machine.frame);
  machine.scripts.pop_back();
  machine.language = outer_language;
  machine.frame = outer_frame;
  machine.state.modules.insert_or_assign(path, module);
  return module;
}

Value evaluate_import(Machine& machine, const Node& node) {
  if (node.operands.empty()) return {};
  const auto name = to_text(machine, evaluate(machine, node.operands.front()));
  if (machine.language == Language::powershell && (node.name == "module" || node.name == "import")) {
    import_powershell_module(machine, name, node.span);
    return {};
  }
  if (machine.language == Language::javascript) return import_javascript(machine, node, name);
  if (machine.language == Language::python) {
    const auto literal = known(name);
    return literal ? import_python(machine, node, *literal) : unknown("module");
  }
  const auto arguments = evaluate_arguments(machine, node.arguments);
  for (const auto& text : as_texts(name))
    (void)run_file(machine, text, machine.language, arguments, node.span, Running::in_place);
  return {};
}

void export_from_module(Machine& machine, const Node& node) {
  Value value;
  if (!node.operands.empty()) value = evaluate(machine, node.operands.front());
  if (!node.arguments.empty()) return export_names(machine, node, value);
  if (node.operands.empty()) return;
  const auto& operand = node.operands.front();
  if (const auto name = declared_name(operand); !name.empty()) value = find_variable(machine, name).value_or(Value());
  if (node.name == "whole") {
    edit_frame(machine, outermost(machine, machine.frame)).variables.insert_or_assign(std::string(exports_name), value);
  } else if (node.name == "default") {
    set_field(machine.state, exports_object(machine), "default", value);
  } else if (!node.target.empty()) {
    set_field(machine.state, exports_object(machine), node.target, value);
  } else if (const auto name = declared_name(operand); !name.empty()) {
    set_field(machine.state, exports_object(machine), name, value);
  } else {
    export_assigned(machine, operand, exports_object(machine));
  }
}

}  // namespace patscope::calls
