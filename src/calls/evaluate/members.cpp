#include <algorithm>
#include <array>

#include "calls/builtins/builtins.h"
#include "calls/builtins/uri_builder.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/evaluate/text_values.h"
#include "calls/evaluate/types.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/paths.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using script::Language;

bool is_length(std::string_view name) {
  return equals_ignoring_case(name, "length") || equals_ignoring_case(name, "count");
}

Value length_of(const Object& object) {
  if (!object.others.is_nothing() || object.maybe_fewer) return unknown("length");
  const bool list = object.kind == ObjectKind::list;
  return Value(std::to_string(list ? object.items.size() : object.fields.size()));
}

/// PowerShell: a list's member is the members of its items.
Value member_of_items(Machine& machine, const Object& list, std::string_view name) {
  machine.budget -= std::min(machine.budget, list.items.size() / 4);
  Value result;
  for (const auto& item : list.items) result = with_alternative(std::move(result), member_of(machine, item, name));
  if (!list.others.is_nothing()) result = with_alternative(std::move(result), member_of(machine, list.others, name));
  return result;
}

/// Part of a library that is read without a call: "connection.clients", "process.argv".
Value library_member(Machine& machine, ObjectId id, std::string_view name) {
  const auto type = machine.state.heap.get(id).type + "." + std::string(name);
  if (auto value = library_value(machine, type)) return *value;
  const auto part = add_library_object(machine.state, type, {{"@owner", Value(id)}});
  // Kept, so that `axios.defaults.headers.common.x = y` is seen by the next request.
  set_field(machine.state, Value(id), name, part);
  return part;
}

/// What the class of a library gives its instances: of pydantic's settings the environment variable of that name.
Value inherited(const Machine& machine, ObjectId library, std::string_view name) {
  if (!machine.state.heap.get(library).type.ends_with("BaseSettings")) return unknown(std::string(name));
  const auto variable = to_upper(name);
  return find_environment(machine, variable).value_or(predefined_variable(variable));
}

Value member_of_object(Machine& machine, ObjectId id, std::string_view name) {
  if (auto part = uri_part(machine, id, name)) return *part;
  if (auto value = read_property(machine, id, name)) return *value;
  const auto found = field(machine.state, Value(id), name);
  const auto object = machine.state.heap.get(id);
  if (!found.is_nothing()) return bind_method(found, id, object.kind);
  if (object.kind == ObjectKind::library) return library_member(machine, id, name);
  if (is_length(name) && object.kind != ObjectKind::instance) return length_of(object);
  if (object.kind == ObjectKind::instance)
    if (const auto library = library_base(machine.state, id)) return inherited(machine, *library, name);
  if (object.kind == ObjectKind::list) return member_of_items(machine, object, name);
  if (machine.language == Language::powershell && (name == "Keys" || name == "Values")) {
    std::vector<Value> all;
    for (const auto& [key, value] : object.fields) all.push_back(name == "Keys" ? Value(key) : value);
    return add_list(machine, std::move(all));
  }
  return {};
}

/// Of a path that Get-Item made a file or folder: (Get-Item $PSScriptRoot).Parent.FullName.
std::optional<Text> member_of_path(const Machine& machine, const Text& path, std::string_view name) {
  struct Row {
    std::string_view name;
    Text (*part)(const Text&);
  };
  static constexpr Row rows[] = {{"Parent", parent_of},
                                 {"Directory", parent_of},
                                 {"DirectoryName", parent_of},
                                 {"Name", base_of},
                                 {"FullName", [](const Text& whole) { return whole; }}};
  if (machine.language != Language::powershell || !repository_path(machine, path)) return std::nullopt;
  for (const auto& row : rows)
    if (equals_ignoring_case(row.name, name)) return row.part(path);
  return std::nullopt;
}

Value member_of_text(const Machine& machine, const Text& text, std::string_view name) {
  if (auto part = member_of_path(machine, text, name)) return Value(std::move(*part));
  const bool is_answer = text.pieces.size() == 1 && from_answer(text);
  if (auto part = part_of_url(Value(text), name); part && !text.empty() && !is_answer) return *part;
  for (const auto& piece : text.pieces) {
    if (!piece.hole) continue;
    Hole part = *piece.hole;
    part.kind = HoleKind::any;
    part.name = (part.name + "." + std::string(name)).substr(0, 120);
    part.carries = text.carries();
    part.from_answer = from_answer(text);
    return Value(Text(std::move(part), piece.origin));
  }
  return unknown(std::string(name));
}

std::string script_path(const Machine& machine) {
  return machine.scripts.empty() ? std::string() : machine.scripts.back().path;
}

enum class Special { file, folder, working_folder };
struct SpecialName {
  Language language;
  std::string_view name;
  Special what;
};

constexpr std::array special_names = {
    SpecialName{Language::bash, "0", Special::file},
    SpecialName{Language::bash, "BASH_SOURCE", Special::file},
    SpecialName{Language::bash, "PWD", Special::working_folder},
    SpecialName{Language::batch, "~dp0", Special::folder},
    SpecialName{Language::batch, "~f0", Special::file},
    SpecialName{Language::batch, "CD", Special::working_folder},
    SpecialName{Language::powershell, "PSScriptRoot", Special::folder},
    SpecialName{Language::powershell, "PSCommandPath", Special::file},
    SpecialName{Language::powershell, "PWD", Special::working_folder},
    SpecialName{Language::python, "__file__", Special::file},
    SpecialName{Language::javascript, "__dirname", Special::folder},
    SpecialName{Language::javascript, "__filename", Special::file},
};

std::optional<Value> constant(const Machine& machine, std::string_view name) {
  if (machine.language == Language::powershell) {
    if (equals_ignoring_case(name, "true")) return Value(std::string("True"));
    if (equals_ignoring_case(name, "false")) return Value(std::string("False"));
    if (equals_ignoring_case(name, "null")) return Value();
  }
  if (machine.language == Language::javascript && name == "undefined") return Value();
  if (machine.language == Language::python && name == "__name__")
    return Value(std::string(machine.scripts.empty() || machine.scripts.back().is_main ? "__main__" : "module"));
  return std::nullopt;
}

}  // namespace

Value member_of(Machine& machine, const Value& object, std::string_view name) {
  Value result;
  for (const auto id : object.objects)
    result = with_alternative(std::move(result), member_of_object(machine, id, name));
  for (const auto& text : object.texts)
    result = with_alternative(std::move(result), member_of_text(machine, text, name));
  return result;
}

Value index_of(Machine& machine, const Value& object, const Value& key) {
  Value result;
  const auto literal = known(to_text(machine, key));
  // In bash a text is an array of one.
  if (machine.language == Language::bash && literal == "0" && object.objects.empty()) return object;
  if (literal) {
    for (const auto id : object.objects)
      result = with_alternative(std::move(result), field(machine.state, Value(id), *literal));
  } else {
    for (const auto id : object.objects) {
      for (const auto& item : items(machine.state, Value(id)))
        if (item.objects != std::vector{id}) result = with_alternative(std::move(result), item);
      for (const auto& [name, value] : entries(machine.state, Value(id)))
        if (!name.starts_with('@')) result = with_alternative(std::move(result), value);
      if (const auto& map = machine.state.heap.get(id); map.kind == ObjectKind::map)
        result = with_alternative(std::move(result), map.others);
    }
  }
  for (const auto& text : object.texts)
    result =
        with_alternative(std::move(result), text.has_hole() ? member_of_text(machine, text, literal.value_or("item"))
                                                            : unknown("character"));
  return result;
}

std::optional<Value> special_variable(Machine& machine, std::string_view name) {
  if (auto value = constant(machine, name)) return value;
  if (name == "*" && machine.language == Language::bash)
    return join_items(machine, items(machine.state, find_variable(machine, "@").value_or(Value())),
                      Value(std::string(" ")));
  for (const auto& special : special_names) {
    if (special.language != machine.language || !equals_ignoring_case(special.name, name)) continue;
    if (special.what == Special::working_folder) return machine.state.folder;
    const auto path = script_path(machine);
    if (path.empty() && special.what == Special::file) return std::nullopt;
    return Value(special.what == Special::file ? on_agent(machine, path)
                                               : on_agent(machine, pipeline::folder_of(path)));
  }
  return std::nullopt;
}

}  // namespace patscope::calls
