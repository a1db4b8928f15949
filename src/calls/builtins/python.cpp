#include <algorithm>
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

bool is_output(const Machine& machine, const Value& file) {
  const auto all = types(machine.state, file);
  return std::find(all.begin(), all.end(), "sys.stdout") != all.end();
}

/// print(a, b, sep=" ", end="\n", file=sys.stdout)
std::optional<Value> print(Machine& machine, Invocation& invocation) {
  const auto* file = named(invocation, "file");
  if (file != nullptr && !is_output(machine, *file)) return Value();
  const auto* separator = named(invocation, "sep");
  const auto* end = named(invocation, "end");
  const auto line = join_items(machine, plain_arguments(invocation),
                               separator != nullptr ? to_text(machine, *separator) : Value(std::string(" ")));
  write_output(machine, concatenate(line, end != nullptr ? to_text(machine, *end) : Value(std::string("\n"))));
  return Value();
}

std::optional<Value> write(Machine& machine, Invocation& invocation) {
  write_output(machine, to_text(machine, argument(invocation, 0)));
  return Value();
}

std::optional<Value> get_environment(Machine& machine, Invocation& invocation) {
  const auto name = known(argument(invocation, 0));
  if (!name) return unknown("environment");
  if (auto value = find_environment(machine, *name)) return *value;
  const auto variable = predefined_variable(*name);
  const auto fallback = argument(invocation, 1);
  return fallback.is_nothing() || certainly_not_empty(variable) ? variable : fallback;
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
  merge_entries(machine.state, map, argument(invocation, 0));
  for (const auto& argument : invocation.arguments)
    if (!argument.name.empty() && argument.value) set_field(machine.state, map, argument.name, *argument.value);
  return map;
}

/// list(items), set(items); without any it is the empty one, to be filled.
std::optional<Value> collection(Machine& machine, Invocation& invocation) {
  if (plain(invocation, 0) == nullptr) return add_list(machine, {});
  return argument(invocation, 0);
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

/// Whether what the process writes is not kept from the output of the script.
bool inherits_output(const Invocation& invocation) {
  for (const std::string_view reader : {"check_output", "getoutput", "popen", "create_subprocess_shell"})
    if (invocation.name.ends_with(reader)) return false;
  return named(invocation, "stdout") == nullptr && named(invocation, "capture_output") == nullptr;
}

/// subprocess.run([...]), os.system("..."): a command line as a list, or as a text for the shell.
std::optional<Value> start_process(Machine& machine, Invocation& invocation) {
  const Value options = add_object(machine.state, {});
  for (const auto* name : {"env", "cwd"})
    if (const auto* value = named(invocation, name)) set_field(machine.state, options, name, *value);
  const Process line{
      .program = argument(invocation, 0), .arguments = {}, .options = options, .inherits = inherits_output(invocation)};
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

/// dataclasses.field(default_factory=f), pydantic.Field("x"): the value of a new instance's field.
std::optional<Value> field_default(Machine& machine, Invocation& invocation) {
  for (const auto* name : {"default_factory", "factory"})
    if (const auto* made = named(invocation, name)) return call_any(machine, *made, {}, invocation.place);
  const auto* keyword = named(invocation, "default");
  const auto standard = keyword != nullptr ? *keyword : argument(invocation, 0);
  return standard.is_nothing() ? unknown("field") : standard;
}

/// shlex.split("git push 'a b'"): words as a shell would cut them.
std::optional<Value> split_line(Machine& machine, Invocation& invocation) {
  const auto line = as_text(to_text(machine, argument(invocation, 0)));
  const auto flat = flatten(line);
  std::vector<Value> words;
  Text word;
  char quote = 0;
  bool inside = false;
  for (std::size_t i = 0; i <= flat.size(); ++i) {
    const char byte = i < flat.size() ? flat[i] : ' ';
    const bool blank = byte == ' ' || byte == '\t' || byte == '\n';
    if (blank && (quote == 0 || i == flat.size())) {
      if (inside) words.emplace_back(std::exchange(word, Text()));
      inside = false;
    } else if (byte == quote) {
      quote = 0;
    } else if (quote == 0 && (byte == '\'' || byte == '"')) {
      quote = byte;
      inside = true;
    } else {
      word.append(slice(line, i, i + 1));
      inside = true;
    }
  }
  return add_list(machine, std::move(words));
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
    Builtin{"sys.stdout.write", write},
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
    Builtin{"list", collection},
    Builtin{"tuple", collection},
    Builtin{"set", collection},
    Builtin{"frozenset", collection},
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
    Builtin{"shlex.split", split_line},
    Builtin{"dataclasses.field", field_default},
    Builtin{"pydantic.Field", field_default},
    Builtin{"attrs.field", field_default},
    Builtin{"attr.ib", field_default},
    Builtin{"concurrent.futures.ThreadPoolExecutor.submit", call_first},
    Builtin{"concurrent.futures.ProcessPoolExecutor.submit", call_first},
    Builtin{"asyncio.to_thread", call_first},
    Builtin{"sys.exit", no_value},
};

}  // namespace

std::span<const Builtin> python_builtins() {
  return rows;
}

}  // namespace patscope::calls
