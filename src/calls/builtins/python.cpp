#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/evaluate/dispatch.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/output.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/follow.h"
#include "calls/follow/paths.h"
#include "calls/follow/processes.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

std::optional<Value> print(Machine& machine, Invocation& invocation) {
  write_output(machine, join_items(machine, plain_arguments(invocation), Value(std::string(" "))));
  return Value();
}

std::optional<Value> get_environment(Machine& machine, Invocation& invocation) {
  const auto name = known(argument(invocation, 0));
  if (!name) return unknown("environment");
  if (auto value = find_environment(machine, *name)) return *value;
  const auto fallback = argument(invocation, 1);
  if (!fallback.is_nothing()) return fallback;
  return predefined_variable(*name);
}

std::optional<Value> text_of(Machine& machine, Invocation& invocation) {
  return to_text(machine, argument(invocation, 0));
}

std::optional<Value> quote(Machine& machine, Invocation& invocation) {
  const auto safe = known(argument(invocation, 1));
  const auto* keyword = named(invocation, "safe");
  const auto kept = safe ? *safe : keyword != nullptr ? known(*keyword).value_or("/") : "/";
  return changed(machine, argument(invocation, 0), [&](const Text& text) { return percent_encoded(text, kept); });
}

/// urljoin(base, path): an absolute path replaces the base's, a relative one its last segment.
std::optional<Value> join_urls(Machine& machine, Invocation& invocation) {
  const auto tail = as_text(to_text(machine, argument(invocation, 1)));
  const auto flat_tail = flatten(tail);
  if (flat_tail.find("://") != std::string::npos) return Value(tail);
  return changed(machine, argument(invocation, 0), [&](const Text& base) {
    const auto flat = flatten(base);
    const auto scheme = flat.find("://");
    const auto host_end = std::min(flat.find('/', scheme == std::string::npos ? 0 : scheme + 3), flat.size());
    if (flat_tail.starts_with('/')) return slice(base, 0, host_end) + tail;
    const auto last = flat.rfind('/');
    const bool keeps = last != std::string::npos && last >= host_end;
    return slice(base, 0, keeps ? last + 1 : flat.size()) + (keeps ? tail : Text(std::string("/")) + tail);
  });
}

std::optional<Value> folder_of(Machine& machine, Invocation& invocation) {
  return changed(machine, argument(invocation, 0), parent_of);
}

std::optional<Value> base_name(Machine& machine, Invocation& invocation) {
  return changed(machine, argument(invocation, 0), base_of);
}

/// dict(a=1), dict(pairs).
std::optional<Value> dictionary(Machine& machine, Invocation& invocation) {
  const Value map = add_object(machine.state, {});
  for (const auto& [key, value] : entries(machine.state, argument(invocation, 0)))
    set_field(machine.state, map, key, value);
  for (const auto& argument : invocation.arguments)
    if (!argument.name.empty() && argument.value) set_field(machine.state, map, argument.name, *argument.value);
  return map;
}

/// enumerate(list): (index, item).
std::optional<Value> enumerate(Machine& machine, Invocation& invocation) {
  std::vector<Value> pairs;
  for (const auto& item : items(machine.state, argument(invocation, 0)))
    pairs.push_back(add_list(machine, {unknown("index", HoleKind::integer), item}));
  return add_list(machine, std::move(pairs));
}

std::optional<Value> get_attribute(Machine& machine, Invocation& invocation) {
  const auto name = known(argument(invocation, 1));
  const auto object = argument(invocation, 0);
  if (name) return member_of(machine, object, *name);
  Value result;
  for (const auto& text : argument(invocation, 1).texts)
    if (const auto one = text.known()) {
      const auto member = member_of(machine, object, *one);
      result = with_alternative(std::move(result), member);
    }
  return result.is_nothing() ? member_of(machine, object, "unknown") : result;
}

/// subprocess.run([...]), os.system("..."): a command line as a list, or as a text for the shell.
std::optional<Value> start_process(Machine& machine, Invocation& invocation) {
  const Value options = add_object(machine.state, {});
  for (const auto* name : {"env", "cwd"})
    if (const auto* value = named(invocation, name)) set_field(machine.state, options, name, *value);
  const Process line{.program = argument(invocation, 0), .arguments = {}, .options = options};
  const auto text = run_process(machine, line, invocation.place);
  if (invocation.name.ends_with("check_output") || invocation.name.ends_with("getoutput")) return text;
  const Value process = add_object(machine.state, {});
  set_field(machine.state, process, "stdout", text);
  set_field(machine.state, process, "returncode", unknown("returncode"));
  return process;
}

/// next(x for ...), list(...), sorted(...): the items stay what they are.
std::optional<Value> any_item(Machine& machine, Invocation& invocation) {
  return index_of(machine, argument(invocation, 0), unknown("index"));
}

/// functools.partial(f, a, key=b).
std::optional<Value> partial(Machine& machine, Invocation& invocation) {
  auto positional = plain_arguments(invocation);
  if (!positional.empty()) positional.erase(positional.begin());
  const Value keywords = add_object(machine.state, {});
  for (const auto& argument : invocation.arguments)
    if (!argument.name.empty() && argument.value) set_field(machine.state, keywords, argument.name, *argument.value);
  const Value list = add_list(machine, std::move(positional));
  return add_library_object(machine.state, std::string(partial_type),
                            {{"@function", argument(invocation, 0)}, {"@positional", list}, {"@keywords", keywords}});
}

/// @click.command(), @app.command(): the function runs with what the command line says (see `bind_parameters`).
std::optional<Value> command_decorator(Machine& machine, Invocation&) {
  return add_library_object(machine.state, "click.decorator");
}

std::optional<Value> run_decorated(Machine& machine, Invocation& invocation) {
  for (const auto& callable : argument(invocation, 0).callables) (void)call(machine, callable, {}, invocation.place);
  return Value();
}

/// executor.submit(f, a, key=b): f is called with the rest.
std::optional<Value> call_first(Machine& machine, Invocation& invocation) {
  auto rest = invocation.arguments;
  if (rest.empty() || !rest.front().value) return Value();
  const auto function = *rest.front().value;
  rest.erase(rest.begin());
  return call_any(machine, function, rest, invocation.place);
}

std::optional<Value> open_file(Machine& machine, Invocation& invocation) {
  return add_library_object(machine.state, "open",
                            {{"path", argument(invocation, 0)}, {"mode", argument(invocation, 1)}});
}

std::optional<Value> read_open_file(Machine& machine, Invocation& invocation) {
  const auto path = as_text(to_text(machine, field(machine.state, invocation.receiver, "path")));
  return content_of(machine, path).value_or(unknown("content of " + path.with_names()));
}

std::optional<Value> write_open_file(Machine& machine, Invocation& invocation) {
  const auto path = as_text(to_text(machine, field(machine.state, invocation.receiver, "path")));
  auto& files = machine.state.job.files;
  const auto key = file_key(machine, path);
  const auto before = files.find(key);
  const auto content = to_text(machine, argument(invocation, 0));
  files.insert_or_assign(key, before == files.end() ? content : concatenate(before->second, content));
  return Value();
}

constexpr std::array rows = {
    Builtin{"print", print},
    Builtin{"sys.stdout.write", print},
    Builtin{"os.getenv", get_environment},
    Builtin{"os.environ.get", get_environment},
    Builtin{"os.environ.setdefault", get_environment},
    Builtin{"str", text_of},
    Builtin{"bytes", text_of},
    Builtin{"pathlib.Path", text_of},
    Builtin{"Path", text_of},
    Builtin{"os.fspath", text_of},
    Builtin{"os.chdir", change_directory},
    Builtin{"shutil.which", first_argument},
    Builtin{"urllib.parse.quote", quote},
    Builtin{"urllib.parse.quote_plus", quote},
    Builtin{"urllib.parse.urlencode", opaque},
    Builtin{"urllib.parse.urljoin", join_urls},
    Builtin{"os.path.join", join_path},
    Builtin{"os.path.dirname", folder_of},
    Builtin{"os.path.basename", base_name},
    Builtin{"os.path.abspath", text_of},
    Builtin{"os.path.realpath", text_of},
    Builtin{"base64.b64encode", base64},
    Builtin{"base64.b64decode", opaque},
    Builtin{"base64.encodebytes", base64},
    Builtin{"dict", dictionary},
    Builtin{"list", first_argument},
    Builtin{"tuple", first_argument},
    Builtin{"set", first_argument},
    Builtin{"sorted", first_argument},
    Builtin{"reversed", first_argument},
    Builtin{"iter", first_argument},
    Builtin{"next", any_item},
    Builtin{"enumerate", enumerate},
    Builtin{"getattr", get_attribute},
    Builtin{"subprocess.run", start_process},
    Builtin{"subprocess.call", start_process},
    Builtin{"subprocess.check_call", start_process},
    Builtin{"subprocess.check_output", start_process},
    Builtin{"subprocess.getoutput", start_process},
    Builtin{"subprocess.Popen", start_process},
    Builtin{"os.system", start_process},
    Builtin{"os.popen", start_process},
    Builtin{"asyncio.create_subprocess_shell", start_process},
    Builtin{"open", open_file},
    Builtin{"open.read", read_open_file},
    Builtin{"open.write", write_open_file},
    Builtin{"open.__enter__", the_receiver},
    Builtin{"copy.deepcopy", first_argument},
    Builtin{"copy.copy", first_argument},
    Builtin{"asyncio.run", first_argument},
    Builtin{"asyncio.gather", first_argument},
    Builtin{"functools.partial", partial},
    Builtin{"concurrent.futures.ThreadPoolExecutor.submit", call_first},
    Builtin{"concurrent.futures.ProcessPoolExecutor.submit", call_first},
    Builtin{"asyncio.to_thread", call_first},
    Builtin{"click.command", command_decorator},
    Builtin{"typer.Typer.command", command_decorator},
    Builtin{"click.decorator", run_decorated},
    Builtin{"sys.exit", no_value},
};

}  // namespace

std::span<const Builtin> python_builtins() {
  return rows;
}

}  // namespace patscope::calls
