#include "calls/evaluate/types.h"

#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/type_names.h"
#include "calls/evaluate/variables.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Kind;
using script::Node;

constexpr int highest_class = 16;
constexpr std::string_view getter = "@get ";
constexpr std::string_view fields_key = "@fields";
constexpr std::string_view constructor_name = "constructor";

std::string method_key(const Node& method) {
  const auto& name = method.function->name;
  if (method.name == "get") return std::string(getter) + name;
  if (method.name == "set") return "@set " + name;
  return name;
}

/// Fields are evaluated for each instance: they are kept as a function whose body assigns them. PowerShell's static
/// ones are the class's alone (`static [Client] $One = [Client]::new()` would never end).
std::shared_ptr<const script::Function> initialiser(const Node& node) {
  Node body;
  body.kind = Kind::sequence;
  body.span = node.span;
  for (const auto& member : node.operands)
    if (member.kind == Kind::assign && member.operands.size() == 2 && member.target != "static")
      body.operands.push_back(member);
  if (body.operands.empty()) return nullptr;
  return std::make_shared<script::Function>(
      script::Function{.name = "", .parameters = {}, .body = std::make_shared<Node>(std::move(body))});
}

std::optional<ObjectId> base_of_type(Machine& machine, const Node& node) {
  for (const auto& base : node.arguments) {
    if (!base.value) continue;
    const auto type = evaluate_type_name(machine, *base.value);
    const auto value = type ? *type : evaluate(machine, *base.value);
    if (!value.objects.empty()) return value.objects.front();
  }
  return std::nullopt;
}

/// Fields as locals of a scope of their own, then taken over into the instance.
void initialise(Machine& machine, ObjectId instance, const Callable& fields) {
  const auto outer = machine.frame;
  machine.frame = add_frame(machine, fields.defined_in);
  set_variable(machine, "this", Value(instance), script::Scope::local);
  for (const auto& assignment : fields.function->body->operands) {
    const auto value = evaluate(machine, assignment.operands[1]);
    if (assignment.operands[0].kind == Kind::variable)
      set_field(machine.state, Value(instance), assignment.operands[0].name, value);
  }
  machine.frame = outer;
}

/// pydantic's settings take their fields from the environment, where it has them; defaults are for the others.
void fill_from_environment(Machine& machine, ObjectId instance) {
  for (const auto& [name, value] : entries(machine.state, Value(instance)))
    if (const auto variable = find_environment(machine, to_upper(name)))
      set_field(machine.state, Value(instance), name, *variable);
}

void initialise_from(Machine& machine, ObjectId instance, ObjectId type, int depth) {
  const auto object = machine.state.heap.get(type);
  if (object.of && depth < 8) initialise_from(machine, instance, *object.of, depth + 1);
  for (const auto& [key, value] : object.fields)
    if (key == fields_key && !value.callables.empty()) initialise(machine, instance, value.callables.front());
}

Value own_field(const Machine& machine, ObjectId type, std::string_view name) {
  return field(machine.state, Value(type), name);
}

void run_constructor(Machine& machine, ObjectId instance, ObjectId type,
                     const std::vector<EvaluatedArgument>& arguments, Span place) {
  const auto constructors = own_field(machine, type, constructor_name);
  for (auto callable : constructors.callables) {
    const bool fits = constructors.callables.size() == 1 || callable.function->parameters.size() == arguments.size();
    if (!fits) continue;
    callable.self = instance;
    (void)call(machine, callable, arguments, place);
    return;
  }
}

bool declares(const Object& type, const script::Function* function) {
  for (const auto& [name, value] : type.fields)
    for (const auto& callable : value.callables)
      if (callable.function.get() == function) return true;
  return false;
}

/// The class of the receiver, or the one above it, that declares the innermost running method.
ObjectId running_type(const Machine& machine, ObjectId type) {
  for (auto activation = machine.activations.rbegin(); activation != machine.activations.rend(); ++activation) {
    std::optional<ObjectId> at = type;
    for (int depth = 0; at && depth < highest_class; ++depth) {
      if (activation->function != nullptr && declares(machine.state.heap.get(*at), activation->function)) return *at;
      at = machine.state.heap.get(*at).of;
    }
  }
  return type;
}

std::optional<std::pair<ObjectId, ObjectId>> receiver_and_base(const Machine& machine) {
  const auto receiver = find_variable(machine, "this");
  if (!receiver || receiver->objects.empty()) return std::nullopt;
  const auto type = machine.state.heap.get(receiver->objects.front()).of;
  const auto base = type ? machine.state.heap.get(running_type(machine, *type)).of : std::nullopt;
  if (!base) return std::nullopt;
  return std::pair{receiver->objects.front(), *base};
}

bool is_library(const Machine& machine, ObjectId id) {
  return machine.state.heap.get(id).kind == ObjectKind::library;
}

/// Python's dataclasses and their kin: the fields that the class declares are the parameters of its constructor.
void fill_fields(Machine& machine, ObjectId instance, ObjectId type, const std::vector<EvaluatedArgument>& arguments) {
  std::vector<std::string> names;
  for (const auto& [name, value] : machine.state.heap.get(type).fields)
    if (!name.starts_with('@') && value.callables.empty()) names.push_back(name);
  std::size_t next = 0;
  for (const auto& argument : arguments) {
    const auto name = !argument.name.empty() ? argument.name : next < names.size() ? names[next++] : std::string();
    if (!name.empty() && argument.value) set_field(machine.state, Value(instance), name, *argument.value);
  }
}

/// What the library's constructor keeps (headers, a base URL, a login), as fields of the instance.
void construct_library_part(Machine& machine, ObjectId instance, ObjectId library,
                            const std::vector<EvaluatedArgument>& arguments, Span place) {
  auto invocation = make_invocation(machine, machine.state.heap.get(library).type, arguments, place);
  invocation.constructs = true;
  const auto made = dispatch(machine, invocation);
  for (const auto& [name, value] : entries(machine.state, made)) set_field(machine.state, Value(instance), name, value);
}

}  // namespace

void declare_type(Machine& machine, const Node& node) {
  ++machine.closures_made;
  Object type{.kind = ObjectKind::type, .type = node.name, .items = {}, .fields = {}, .others = {}, .of = {}};
  type.of = base_of_type(machine, node);
  const Value declared = add_object(machine.state, std::move(type));
  for (const auto& member : node.operands) {
    if (member.kind != Kind::function || !member.function) continue;
    const auto key = method_key(member);
    auto value = Value(make_callable(machine, member.function));
    const auto before = machine.state.heap.get(declared.objects.front()).fields;
    for (const auto& [name, overload] : before)
      if (name == key) value = join(overload, value);
    set_field(machine.state, declared, key, value);
  }
  if (auto fields = initialiser(node))
    set_field(machine.state, declared, fields_key, Value(make_callable(machine, std::move(fields))));
  const bool powershell = machine.language == script::Language::powershell;
  set_variable(machine, powershell ? "type " + node.name : node.name, declared,
               powershell ? script::Scope::global : script::Scope::local);
  // Behind the name: a static field may hold an instance of its own class.
  for (const auto& member : node.operands)
    if (member.kind == Kind::assign && member.operands.size() == 2 && member.operands[0].kind == Kind::variable)
      set_field(machine.state, declared, member.operands[0].name, evaluate(machine, member.operands[1]));
}

std::optional<ObjectId> library_base(const State& state, ObjectId type) {
  std::optional<ObjectId> at = type;
  for (int depth = 0; at && depth < highest_class; ++depth) {
    const auto& object = state.heap.get(*at);
    if (object.kind == ObjectKind::library) return at;
    at = object.of;
  }
  return std::nullopt;
}

Value construct(Machine& machine, ObjectId type, const std::vector<EvaluatedArgument>& arguments, Span place) {
  const auto name = machine.state.heap.get(type).type;
  const Value instance = add_object(
      machine.state, {.kind = ObjectKind::instance, .type = name, .items = {}, .fields = {}, .others = {}, .of = type});
  initialise_from(machine, instance.objects.front(), type, 0);
  const bool own = !own_field(machine, type, constructor_name).callables.empty();
  const auto library = library_base(machine.state, type);
  if (library && machine.state.heap.get(*library).type.ends_with("BaseSettings"))
    fill_from_environment(machine, instance.objects.front());
  if (library)
    construct_library_part(machine, instance.objects.front(), *library,
                           own ? std::vector<EvaluatedArgument>() : arguments, place);
  if (!own && machine.language == script::Language::python)
    fill_fields(machine, instance.objects.front(), type, arguments);
  run_constructor(machine, instance.objects.front(), type, arguments, place);
  return instance;
}

void construct_base(Machine& machine, const std::vector<EvaluatedArgument>& arguments, Span place) {
  const auto pair = receiver_and_base(machine);
  if (!pair) return;
  if (is_library(machine, pair->second))
    construct_library_part(machine, pair->first, pair->second, arguments, place);
  else
    run_constructor(machine, pair->first, pair->second, arguments, place);
}

Value base_method(Machine& machine, std::string_view name) {
  const auto pair = receiver_and_base(machine);
  if (!pair) return unknown("super." + std::string(name));
  const auto own = own_field(machine, pair->second, name);
  if (const auto library = library_base(machine.state, pair->second); library && own.callables.empty())
    return add_library_object(machine.state, machine.state.heap.get(*library).type + "." + std::string(name),
                              {{"@owner", Value(pair->first)}});
  return bind_method(own, pair->first, ObjectKind::instance);
}

Value bind_method(Value method, ObjectId receiver, ObjectKind kind) {
  if (kind == ObjectKind::list) return method;
  for (auto& callable : method.callables)
    if (!callable.self) callable.self = receiver;
  return method;
}

std::optional<Value> read_property(Machine& machine, ObjectId id, std::string_view name) {
  const auto kind = machine.state.heap.get(id).kind;
  if (kind != ObjectKind::instance && kind != ObjectKind::type) return std::nullopt;
  const auto found = field(machine.state, Value(id), std::string(getter) + std::string(name));
  if (found.callables.empty()) return std::nullopt;
  auto callable = found.callables.front();
  callable.self = id;
  return call(machine, callable, {}, callable.function->body ? callable.function->body->span : Span{});
}

}  // namespace patscope::calls
