#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/uri_builder.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/functions.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"

namespace patscope::calls {
namespace {

std::optional<Value> encode(Machine& machine, Invocation& invocation) {
  return changed(machine, argument(invocation, 0), [](const Text& text) { return percent_encoded(text, "!*'()"); });
}

std::optional<Value> text_of(Machine& machine, Invocation& invocation) {
  return to_text(machine, argument(invocation, 0));
}

/// Object.assign(target, ...sources).
std::optional<Value> assign_object(Machine& machine, Invocation& invocation) {
  const auto all = plain_arguments(invocation);
  if (all.empty()) return Value();
  for (std::size_t i = 1; i < all.size(); ++i) merge_entries(machine.state, all[0], all[i]);
  return all[0];
}

/// new URL(path, base).
std::optional<Value> new_url(Machine& machine, Invocation& invocation) {
  const auto path = to_text(machine, argument(invocation, 0));
  const auto base = to_text(machine, argument(invocation, 1));
  if (base.is_nothing() || flatten(as_text(path)).find("://") != std::string::npos)
    return add_uri_builder(machine, path);
  const bool absolute = flatten(as_text(path)).starts_with('/');
  const auto head = changed(machine, base, [&](const Text& text) {
    const auto flat = flatten(text);
    const auto scheme = flat.find("://");
    const auto host_end = std::min(flat.find('/', scheme == std::string::npos ? 0 : scheme + 3), flat.size());
    if (absolute) return slice(text, 0, host_end);
    const auto last = flat.rfind('/');
    return last != std::string::npos && last >= host_end ? slice(text, 0, last + 1) : text + Text(std::string("/"));
  });
  return add_uri_builder(machine, concatenate(head, path));
}

std::optional<Value> set_pipeline_variable_call(Machine& machine, Invocation& invocation) {
  if (const auto name = known(argument(invocation, 0)))
    set_pipeline_variable(machine, *name, to_text(machine, argument(invocation, 1)));
  return Value();
}

std::optional<Value> write_file(Machine& machine, Invocation& invocation) {
  const auto path = as_text(to_text(machine, argument(invocation, 0)));
  machine.state.job.files.insert_or_assign(file_key(machine, path), to_text(machine, argument(invocation, 1)));
  return Value();
}

/// fs.copyFileSync(from, to), fs.renameSync(from, to)
std::optional<Value> copy_file(Machine& machine, Invocation& invocation) {
  const auto from = as_text(to_text(machine, argument(invocation, 0)));
  const auto to = as_text(to_text(machine, argument(invocation, 1)));
  if (const auto content = content_of(machine, from))
    machine.state.job.files.insert_or_assign(file_key(machine, to), *content);
  return Value();
}

std::optional<Value> read_file_text(Machine& machine, Invocation& invocation) {
  const auto path = as_text(to_text(machine, argument(invocation, 0)));
  return content_of(machine, path).value_or(unknown("content of " + path.with_names()));
}

/// setTimeout(f), new Promise(f): called with functions that do nothing.
std::optional<Value> call_it(Machine& machine, Invocation& invocation) {
  Value result;
  for (const auto& callable : argument(invocation, 0).callables)
    result = call_back(machine, callable, {unknown("resolve"), unknown("reject")}, invocation.place);
  return result.is_nothing() ? unknown("promise") : result;
}

constexpr std::array rows = {
    Builtin{"encodeURIComponent", encode},
    Builtin{"encodeURI", first_argument},
    Builtin{"decodeURIComponent", first_argument},
    Builtin{"escape", encode},
    Builtin{"String", text_of},
    Builtin{"Number", first_argument},
    Builtin{"parseInt", first_argument},
    Builtin{"Buffer.from", first_argument},
    Builtin{"buffer.Buffer.from", first_argument},
    Builtin{"Buffer", first_argument},
    Builtin{"btoa", opaque},
    Builtin{"JSON.stringify", opaque},
    Builtin{"JSON.parse", opaque},
    Builtin{"path.join", join_path},
    Builtin{"path.resolve", join_path},
    Builtin{"Object.assign", assign_object},
    Builtin{"Object.freeze", first_argument},
    Builtin{"Promise.all", first_argument},
    Builtin{"Promise.allSettled", first_argument},
    Builtin{"Promise.resolve", first_argument},
    Builtin{"Promise.race", first_argument},
    Builtin{"Array.from", first_argument},
    Builtin{"URL", new_url},
    Builtin{"url.URL", new_url},
    Builtin{"URLSearchParams", first_argument},
    Builtin{"querystring.stringify", first_argument},
    Builtin{"qs.stringify", first_argument},
    Builtin{"util.promisify", first_argument},
    Builtin{"azure-pipelines-task-lib.setVariable", set_pipeline_variable_call},
    Builtin{"azure-pipelines-task-lib/task.setVariable", set_pipeline_variable_call},
    Builtin{"fs.writeFileSync", write_file},
    Builtin{"fs.readFileSync", read_file_text},
    Builtin{"fs.copyFileSync", copy_file},
    Builtin{"fs.copyFile", copy_file},
    Builtin{"fs.promises.copyFile", copy_file},
    Builtin{"fs/promises.copyFile", copy_file},
    Builtin{"fs.cpSync", copy_file},
    Builtin{"fs.renameSync", copy_file},
    Builtin{"fs.rename", copy_file},
    Builtin{"fs/promises.rename", copy_file},
    Builtin{"fs-extra.copySync", copy_file},
    Builtin{"fs-extra.copy", copy_file},
    Builtin{"fs-extra.moveSync", copy_file},
    Builtin{"shelljs.cp", copy_file},
    Builtin{"shelljs.mv", copy_file},
    Builtin{"setTimeout", call_it},
    Builtin{"Promise", call_it},
    Builtin{"process.chdir", change_directory},
    Builtin{"process.exit", no_value},
    Builtin{"process.on", no_value},
};

}  // namespace

std::span<const Builtin> javascript_builtins() {
  return rows;
}

}  // namespace patscope::calls
