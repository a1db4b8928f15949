#include <array>

#include "calls/builtins/builtin_help.h"
#include "calls/builtins/shell_expansion.h"
#include "calls/builtins/uri_builder.h"
#include "calls/evaluate/evaluate.h"
#include "calls/evaluate/type_names.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/paths.h"

namespace patscope::calls {
namespace {

std::optional<Value> escape_data(Machine& machine, Invocation& invocation) {
  return changed(machine, argument(invocation, 0), [](const Text& text) { return percent_encoded(text, ""); });
}

std::optional<Value> format(Machine& machine, Invocation& invocation) {
  auto all = plain_arguments(invocation);
  if (all.empty()) return Value();
  const auto pattern = all.front();
  all.erase(all.begin());
  return format_braces(machine, to_text(machine, pattern), all);
}

std::optional<Value> join_strings(Machine& machine, Invocation& invocation) {
  auto all = plain_arguments(invocation);
  if (all.size() < 2) return Value();
  const auto separator = all.front();
  all.erase(all.begin());
  const auto parts = all.size() == 1 ? items(machine.state, all.front()) : all;
  return join_items(machine, parts, separator);
}

std::optional<Value> concatenate_strings(Machine& machine, Invocation& invocation) {
  return join_items(machine, plain_arguments(invocation), Value(std::string{}));
}

std::optional<Value> is_null_or_empty(Machine& machine, Invocation& invocation) {
  const auto value = to_text(machine, argument(invocation, 0));
  if (value.is_nothing()) return as_boolean(machine, true);
  const auto text = known(value);
  if (text) return as_boolean(machine, text->empty());
  return as_boolean(machine, certainly_not_empty(value) ? std::optional(false) : std::nullopt);
}

std::optional<Value> new_uri_builder(Machine& machine, Invocation& invocation) {
  auto url = argument(invocation, 0);
  const auto host = argument(invocation, 1);
  if (!host.is_nothing() && known(to_text(machine, url)) == "https")
    url = concatenate(Value(std::string("https://")), to_text(machine, host));
  return add_uri_builder(machine, url);
}

/// [Uri]::new(base, relative), [Uri]$text.
std::optional<Value> new_uri(Machine& machine, Invocation& invocation) {
  const auto all = plain_arguments(invocation);
  if (all.size() < 2) return to_text(machine, argument(invocation, 0));
  const auto base =
      changed(machine, all[0], [](const Text& text) { return trim_end(text, "/") + Text(std::string("/")); });
  const auto tail = changed(machine, all[1], [](const Text& text) { return trim_start(text, "/"); });
  return concatenate(base, tail);
}

std::optional<Value> combine_paths(Machine& machine, Invocation& invocation) {
  Value result(std::string{});
  for (const auto& part : plain_arguments(invocation)) {
    const Text tail = as_text(to_text(machine, part));
    result = map_texts(result, [&](const Text& head) { return join_paths(head, tail); });
  }
  return result;
}

std::optional<Value> get_environment(Machine& machine, Invocation& invocation) {
  const auto name = known(argument(invocation, 0));
  if (!name) return unknown("environment");
  return find_environment(machine, *name).value_or(predefined_variable(*name));
}

std::optional<Value> set_environment_variable(Machine& machine, Invocation& invocation) {
  if (const auto name = known(argument(invocation, 0)))
    set_environment(machine, *name, to_text(machine, argument(invocation, 1)));
  return Value();
}

std::optional<Value> read_all_text(Machine& machine, Invocation& invocation) {
  const auto path = as_text(to_text(machine, argument(invocation, 0)));
  return content_of(machine, path).value_or(unknown("content of " + path.with_names()));
}

std::optional<Value> write_all_text(Machine& machine, Invocation& invocation) {
  const auto path = as_text(to_text(machine, argument(invocation, 0)));
  machine.state.job.files.insert_or_assign(file_key(machine, path), to_text(machine, argument(invocation, 1)));
  return Value();
}

/// One item a line.
std::optional<Value> write_all_lines(Machine& machine, Invocation& invocation) {
  const auto path = as_text(to_text(machine, argument(invocation, 0)));
  const auto lines = join_items(machine, items(machine.state, argument(invocation, 1)), Value(std::string("\n")));
  machine.state.job.files.insert_or_assign(file_key(machine, path), lines);
  return Value();
}

std::optional<Value> append_all_text(Machine& machine, Invocation& invocation) {
  const auto path = as_text(to_text(machine, argument(invocation, 0)));
  auto& content = machine.state.job.files[file_key(machine, path)];
  content = concatenate(content, to_text(machine, argument(invocation, 1)));
  return Value();
}

std::optional<Value> new_credential(Machine& machine, Invocation& invocation) {
  const auto user = argument(invocation, 0);
  const auto password = argument(invocation, 1);
  return add_library_object(machine.state, invocation.name,
                            {{"UserName", user}, {"Password", password}, {"SecurePassword", password}});
}

std::optional<Value> new_map(Machine& machine, Invocation&) {
  return add_object(machine.state, {});
}

std::optional<Value> new_list(Machine& machine, Invocation& invocation) {
  return add_list(machine, items(machine.state, argument(invocation, 0)));
}

/// GetBytes("{0}:{1}" -f '', $pat) without inner parentheses hands the operator's list over as further arguments.
std::optional<Value> bytes_of(Machine& machine, Invocation& invocation) {
  return invocation.arguments.size() == 1 ? first_argument(machine, invocation) : opaque(machine, invocation);
}

constexpr std::array rows = {
    Builtin{"System.Convert.ToBase64String", base64},
    Builtin{"System.Convert.FromBase64String", opaque},
    Builtin{"System.Text.Encoding.ASCII.GetBytes", bytes_of},
    Builtin{"System.Text.Encoding.UTF8.GetBytes", bytes_of},
    Builtin{"System.Text.Encoding.Default.GetBytes", bytes_of},
    Builtin{"System.Text.Encoding.Unicode.GetBytes", bytes_of},
    Builtin{"System.Text.ASCIIEncoding.ASCII.GetBytes", bytes_of},
    Builtin{"System.Text.ASCIIEncoding.UTF8.GetBytes", bytes_of},
    Builtin{"System.Text.UTF8Encoding.UTF8.GetBytes", bytes_of},
    Builtin{"System.Text.Encoding.UTF8.GetString", first_argument},
    Builtin{"System.Text.Encoding.ASCII.GetString", first_argument},
    Builtin{"System.Uri.EscapeDataString", escape_data},
    Builtin{"System.Uri.EscapeUriString", first_argument},
    Builtin{"System.Uri.UnescapeDataString", first_argument},
    Builtin{"System.Net.WebUtility.UrlEncode", escape_data},
    Builtin{"System.Web.HttpUtility.UrlEncode", escape_data},
    Builtin{"System.Web.HttpUtility.UrlPathEncode", first_argument},
    Builtin{"System.String.Format", format},
    Builtin{"System.String.Join", join_strings},
    Builtin{"System.String.Concat", concatenate_strings},
    Builtin{"System.String.IsNullOrEmpty", is_null_or_empty},
    Builtin{"System.String.IsNullOrWhiteSpace", is_null_or_empty},
    Builtin{"System.UriBuilder", new_uri_builder},
    Builtin{"System.Uri", new_uri},
    Builtin{"System.IO.Path.Combine", combine_paths},
    Builtin{"System.IO.Path.GetFullPath", first_argument},
    Builtin{"System.IO.File.ReadAllText", read_all_text},
    Builtin{"System.IO.File.WriteAllText", write_all_text},
    Builtin{"System.IO.File.WriteAllLines", write_all_lines},
    Builtin{"System.IO.File.AppendAllText", append_all_text},
    Builtin{"System.Environment.GetEnvironmentVariable", get_environment},
    Builtin{"System.Environment.SetEnvironmentVariable", set_environment_variable},
    Builtin{"System.Management.Automation.PSCredential", new_credential},
    Builtin{"System.Net.NetworkCredential", new_credential},
    Builtin{"System.Management.Automation.ScriptBlock.Create", first_argument},
    Builtin{"System.Runtime.InteropServices.Marshal.SecureStringToBSTR", first_argument},
    Builtin{"System.Runtime.InteropServices.Marshal.PtrToStringAuto", first_argument},
    Builtin{"System.Runtime.InteropServices.Marshal.PtrToStringBSTR", first_argument},
    Builtin{"System.Collections.Hashtable", new_map},
    Builtin{"System.PSObject", new_map},
    Builtin{"System.PSCustomObject", new_map},
    Builtin{"System.Collections.ArrayList", new_list},
};

}  // namespace

std::span<const Builtin> dotnet_builtins() {
  return rows;
}

std::optional<Value> construct_collection(Machine& machine, Invocation& invocation) {
  if (invocation.name.starts_with("System.Collections.Generic.List")) return new_list(machine, invocation);
  if (invocation.name.starts_with("System.Collections.Generic.Dictionary")) return new_map(machine, invocation);
  return std::nullopt;
}

}  // namespace patscope::calls
