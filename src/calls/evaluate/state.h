#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calls/evaluate/shared_map.h"
#include "calls/evaluate/shared_slots.h"
#include "calls/evaluate/value.h"

namespace patscope::calls {

enum class ObjectKind {
  list,      ///< `items`
  map,       ///< `fields`
  instance,  ///< of a class of the scripts: `fields`, methods by `of`
  type,      ///< a class of the scripts: `fields` are its methods and statics; `of` its base
  library,   ///< something of a library, by `type`: "requests", "requests.Session", "axios.create"
};

/// What a Value points to. Shared by all values that name it, as in the scripts.
struct Object {
  ObjectKind kind = ObjectKind::map;
  /// For library objects the dotted path of the module, function or class ("requests", "requests.get",
  /// "azure-devops-node-api.WebApi", "System.Net.WebClient"); for instances and types the class's name.
  std::string type;
  std::vector<Value> items;
  std::vector<std::pair<std::string, Value>> fields;  ///< in order of insertion
  Value others;  ///< what a key or index that is not listed may hold; null when everything is listed
  std::optional<ObjectId> of;
  bool maybe_fewer = false;  ///< of the items and fields that are listed, the run may not have all
};

/// The objects of one state. Copying is cheap; objects are cloned when one of the copies changes them. An object that
/// only a branch knew which was given up is an empty map.
class Heap {
 public:
  [[nodiscard]] const Object& get(ObjectId id) const;
  /// For changing it; invalidates references that `get` returned.
  [[nodiscard]] Object& edit(ObjectId id);
  [[nodiscard]] ObjectId add(Object object);
  /// What both may hold, object by object.
  [[nodiscard]] std::size_t join(const Heap& other);
  /// What lists and maps have more than in `before`, they may also not have: nobody knows whether what filled them ran.
  void doubt_growth(const Heap& before);

 private:
  SharedSlots<Object> objects_;
  std::shared_ptr<std::uint32_t> next_ = std::make_shared<std::uint32_t>(0);  ///< shared by copies: ids never clash
};

/// Variables of one scope.
struct Frame {
  std::map<std::string, Value, std::less<>> variables;
  std::optional<FrameId> parent;  ///< the scope around it: lexical in Python and JavaScript, the caller's in shells
};

/// What one step of a job leaves for the later ones.
struct JobState {
  /// What scripts wrote, by path as written (heredocs, Set-Content, tee, redirections).
  SharedMap<Value> files;
  /// `##vso[task.setvariable]`, lower case; outputs of a named step also as "step.variable".
  SharedMap<Value> variables;
  /// What tools remember, by a dotted key that the recognisers choose: "git.remote.origin.url",
  /// "git.http.extraheader", "az.identity", "az.defaults.organization", "npm.//host/:_authtoken".
  /// While a step with a connection runs: "az.identity" or "az.module.identity", a hole that carries it.
  SharedMap<Value> facts;
};

/// Everything that evaluation changes. Branches work on copies, which `join` merges.
struct State {
  /// What is written to the output, innermost capture last: chunks in order.
  std::vector<std::vector<Value>> outputs;
  /// The current folder, as a path that begins with the hole "Build.SourcesDirectory" inside the repository.
  Value folder;
  Heap heap;
  SharedSlots<Frame> frames;     ///< by FrameId
  SharedMap<Value> environment;  ///< of the step; names as spelt, looked up without case
  SharedMap<Value> modules;      ///< imported already, by path
  JobState job;
};

void join(JobState& state, const JobState& other);
/// Returns how many values had to be looked at, which is what it took: what both share costs nothing.
[[nodiscard]] std::size_t join(State& state, const State& other);

/// `key` of each alternative, without case when nothing matches exactly: an item or field, `others`, "length" of
/// nothing; of a hole a hole that keeps what it carries. Null when no alternative has it.
[[nodiscard]] Value field(const State& state, const Value& value, std::string_view key);
/// Sets `key` of each alternative; where there are several, the old value stays possible.
void set_field(State& state, const Value& object, std::string_view key, const Value& value);
[[nodiscard]] Value add_object(State& state, Object object);
/// A library object: `type` and, say, {"base", url}, {"headers", ...}.
[[nodiscard]] Value add_library_object(State& state, std::string type,
                                       std::vector<std::pair<std::string, Value>> fields = {});
/// The library or class types of its objects.
[[nodiscard]] std::vector<std::string> types(const State& state, const Value& value);
/// All key-value pairs of the maps (and instances) it may be.
[[nodiscard]] std::vector<std::pair<std::string, Value>> entries(const State& state, const Value& value);
/// Adds to the maps `into` may be what `from` has: a map, or a list of maps.
void merge_entries(State& state, const Value& into, const Value& from);
/// All items of the lists it may be, one list after the other; a text is its own only item.
[[nodiscard]] std::vector<Value> items(const State& state, const Value& value);
/// Whether it is one list whose items, all of them, are listed.
[[nodiscard]] bool lists_all(const State& state, const Value& value);
/// What flowed into the texts and, three levels deep, into the fields and items of the objects.
[[nodiscard]] std::vector<Credential> carried_by(const State& state, const Value& value);

}  // namespace patscope::calls
