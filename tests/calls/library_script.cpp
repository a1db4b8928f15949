#include "library_script.h"

#include "text/strings.h"

namespace patscope::calls {
namespace {

std::string line_of(const State& state, const Request& request) {
  std::vector<std::string> names;
  for (const auto& credential : carried_by(state, request.credential)) names.push_back(credential.name);
  for (const auto& [name, value] : request.headers)
    if (name.empty() || equals_ignoring_case(name, "authorization"))
      for (const auto& credential : carried_by(state, value)) names.push_back(credential.name);
  const auto method = request.method.is_nothing() ? std::string("GET") : as_text(request.method).with_names();
  return method + " " + as_text(request.url).with_names() + " [" + patscope::join(names, ",") + "]";
}

}  // namespace

std::optional<Effect> LibraryScript::effect(std::string_view name, LibraryCall call) {
  TestCall test(language_, std::string(name));
  std::swap(test.state, state);
  test.invocation.receiver = std::move(call.receiver);
  for (auto& value : call.plain) test.plain(std::move(value));
  for (auto& [key, value] : call.keywords) test.keyword(key, std::move(value));
  auto effect = test.recognise();
  std::swap(test.state, state);
  return effect;
}

Value LibraryScript::make(std::string_view name, LibraryCall call) {
  const auto made = effect(name, std::move(call));
  return made && made->result ? *made->result : Value();
}

std::vector<std::string> LibraryScript::sent(std::string_view name, LibraryCall call) {
  const auto made = effect(name, std::move(call));
  if (!made) return {"none"};
  std::vector<std::string> lines;
  for (const auto& request : made->requests) lines.push_back(line_of(state, request));
  return lines;
}

std::vector<std::string> LibraryScript::operations(std::string_view name, LibraryCall call) {
  const auto made = effect(name, std::move(call));
  if (!made) return {"none"};
  std::vector<std::string> lines;
  for (const auto& request : made->requests)
    lines.push_back(request.operation.empty() ? request.unresolved : request.operation);
  return lines;
}

Value LibraryScript::map(Fields fields) {
  return add_object(
      state, {.kind = ObjectKind::map, .type = {}, .items = {}, .fields = std::move(fields), .others = {}, .of = {}});
}

Value LibraryScript::list(std::vector<Value> items) {
  return add_object(
      state, {.kind = ObjectKind::list, .type = {}, .items = std::move(items), .fields = {}, .others = {}, .of = {}});
}

Value text(std::string_view spelling) {
  return value_with_secrets(spelling);
}

}  // namespace patscope::calls
