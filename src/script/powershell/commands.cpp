#include <algorithm>
#include <cctype>

#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

bool is_separator(const TreeNode& node) {
  return node.is("command_argument_sep");
}

/// How much of a separator is text that `hide_words` hid, so that the `$( )` before it ends a word for the grammar.
std::size_t hidden_text(const SourceText& source, const TreeNode& node, const TreeNode& before) {
  if (!is_separator(node) || !before.is("sub_expression")) return 0;
  const auto bytes = node.in(source.bytes());
  return std::min(bytes.find_first_of(" \t\r\n`"), bytes.size());
}

/// -Method and -o, not --org: only a single dash makes a parameter; other programs' words stay literal text.
bool is_flag(const SourceText& source, const TreeNode& node) {
  const auto bytes = node.in(source.bytes());
  return node.is("command_parameter") && bytes.size() > 1 && bytes[0] == '-' && bytes[1] != '-' &&
         bytes.find_first_of("=$\"'`") == std::string_view::npos &&
         source.next_hole(node.begin(), node.end()) == node.end();
}

bool is_splat(const SourceText& source, const TreeNode& node) {
  const auto inner = node.look_through();
  const auto bytes = inner.in(source.bytes());
  return bytes.size() > 1 && bytes.front() == '@' &&
         (bytes[1] == '_' || std::isalpha(static_cast<unsigned char>(bytes[1])));
}

bool is_joined(const TreeNode& node) {
  return node.is("concatenated_command_argument");
}

/// `New-Object X("a", $b)`: what the grammar takes for the arguments of a call is a word of its own.
bool is_in_parentheses(const TreeNode& node) {
  return node.is("argument_list") || node.is("parenthesized_expression");
}

/// One value, or a list of several.
Node list_in_parentheses(const SourceText& source, const TreeNode& node) {
  const auto inner = node.child("argument_expression_list");
  auto list = make(Kind::list, span_of(source, node));
  if (!inner) return list;
  const auto items = inner.is("argument_expression_list") ? inner.named_children() : std::vector{inner};
  for (const auto& item : items) list.operands.push_back(value(source, item));
  if (list.operands.size() == 1) return std::move(list.operands.front());
  return list;
}

Node word(const SourceText& source, const TreeNode& node) {
  if (node.is("command_parameter")) return bare_word(source, node.begin(), node.end());
  if (node.is("argument_list")) return list_in_parentheses(source, node);
  return value(source, node);
}

/// `--% a b`: all that is left of the line, as it stands.
void add_verbatim(const SourceText& source, const TreeNode& node, Node& command) {
  const auto bytes = source.bytes();
  auto at = node.begin() + 3;
  while (at < node.end()) {
    const auto begin = std::min(bytes.find_first_not_of(" \t", at), node.end());
    const auto end = std::min(bytes.find_first_of(" \t", begin), node.end());
    if (begin < end)
      command.arguments.push_back(plain_argument(make_text(source.slice(begin, end), source.span(begin, end))));
    at = end;
  }
}

bool is_dotted_name(std::string_view word) {
  return word.size() > 1 && word[0] == '.' && std::all_of(word.begin() + 1, word.end(), [](unsigned char byte) {
           return std::isalnum(byte) != 0 || byte == '_';
         });
}

/// The method that `callee` names, called with what stands in the parentheses.
Node method_call(const SourceText& source, Node callee, const TreeNode& parentheses) {
  const auto span = callee.span;
  auto call = make(Kind::invoke, span, {std::move(callee)});
  if (!parentheses.is("argument_list")) {
    call.arguments.push_back(plain_argument(value(source, parentheses)));
    return call;
  }
  for (auto& item : list_in_parentheses(source, parentheses).operands)
    call.arguments.push_back(plain_argument(std::move(item)));
  return call;
}

/// The words behind the command's name. What stands without a blank between is one word.
void add_elements(const SourceText& source, const std::vector<TreeNode>& elements, Node& command) {
  for (std::size_t at = 0; at < elements.size(); ++at) {
    const auto& element = elements[at];
    if (is_separator(element) || element.is("comment") || element.begin() == element.end()) continue;
    if (element.is("redirection") || element.is("redirections")) {
      redirect(source, element, command);
    } else if (element.is("stop_parsing") || element.is("verbatim_command_argument")) {
      add_verbatim(source, element, command);
    } else if (is_flag(source, element)) {
      const auto name = name_of(source, element);
      const bool has_value = at + 2 < elements.size() && is_separator(elements[at + 1]) &&
                             elements[at + 1].in(source.bytes()).find(':') != std::string_view::npos;
      if (!has_value) {
        // `-Name: value` is -Name value.
        const auto bare = name.ends_with(':') ? name.substr(0, name.size() - 1) : name;
        command.arguments.push_back(flag_argument(bare, span_of(source, element)));
        continue;
      }
      at += 2;
      while (at + 1 < elements.size() && is_separator(elements[at])) ++at;
      const auto span = source.span(element.begin(), elements[at].end());
      command.arguments.push_back(named_argument(name, word(source, elements[at]), span));
    } else if (is_splat(source, element)) {
      command.arguments.push_back(spread_argument(value(source, element)));
    } else {
      std::vector<Node> parts;
      const auto begin = element.begin();
      auto end = begin;
      for (; at < elements.size() && elements[at].begin() == end; ++at) {
        const auto& part = elements[at];
        const auto hidden = at == 0 ? 0 : hidden_text(source, part, elements[at - 1].look_through());
        if (hidden > 0) {
          const bool goes_on = part.begin() + hidden == part.end() && at + 1 < elements.size() &&
                               (elements[at + 1].is("generic_token") || is_joined(elements[at + 1]));
          end = goes_on ? elements[++at].end() : part.begin() + hidden;
          const auto further = goes_on ? elements[at].children() : std::vector<TreeNode>{};
          const bool is_sigil = !goes_on && source.bytes(part.begin(), part.end()) == "$";
          if (!is_sigil) parts.push_back(bare_word(source, part.begin(), end, further));
          continue;
        }
        if (is_separator(part)) break;
        if (part.is("redirection")) break;
        // `irm $url.Trim().ToLower()`
        const bool alone = parts.size() == 1;
        if (alone && is_in_parentheses(part) && parts.front().kind == Kind::member) {
          parts.front() = method_call(source, std::move(parts.front()), part);
          end = part.end();
          continue;
        }
        if (alone && parts.front().kind == Kind::invoke && is_dotted_name(part.in(source.bytes()))) {
          const auto name = std::string(part.in(source.bytes()).substr(1));
          const auto span = parts.front().span;
          parts.front() = make_named(Kind::member, name, span, {Node(parts.front())});
          end = part.end();
          continue;
        }
        if (!parts.empty() && is_in_parentheses(part) && !is_separator(elements[at - 1])) break;
        end = part.end();
        parts.push_back(part.is_error() ? bare_word(source, part.begin(), part.end()) : word(source, part));
      }
      --at;
      auto joined = parts.size() == 1 ? std::move(parts.front()) : make_join(std::move(parts), source.span(begin, end));
      command.arguments.push_back(plain_argument(std::move(joined)));
    }
  }
}

/// `. $file.FullName`: the grammar takes the whole for a name. `. $folder/file.ps1` is no member.
std::optional<Node> member_of_variable(const SourceText& source, std::size_t begin, std::size_t end) {
  const auto bytes = source.bytes(begin, end);
  const auto dot = bytes.find('.');
  if (bytes.empty() || bytes[0] != '$' || dot == std::string_view::npos || source.next_hole(begin, end) != end ||
      bytes.substr(0, dot).find_first_of("/\\") != std::string_view::npos)
    return {};
  auto result = bare_word(source, begin, begin + dot);
  for (const auto name : split(bytes.substr(dot + 1), '.')) {
    if (result.kind == Kind::text || name.empty() || !is_dotted_name("." + std::string(name))) return {};
    result = make_named(Kind::member, std::string(name), source.span(begin, end), {Node(std::move(result))});
  }
  return result;
}

Node name_of_command(const SourceText& source, const TreeNode& node) {
  const auto inner = node.look_through();
  if (auto member = member_of_variable(source, inner.begin(), inner.end())) return std::move(*member);
  if (inner.is("command_name") || inner.is("path_command_name_token") || !inner.is_named())
    return bare_word(source, inner.begin(), inner.end());
  return value(source, inner);
}

/// `Import-Module x -Force`: the value of -Name, or the first plain one.
Node import_module(Node command) {
  auto result = make_named(Kind::import, "module", command.span);
  for (std::size_t at = 1; at < command.arguments.size() && result.operands.empty(); ++at) {
    const auto& argument = command.arguments[at];
    const bool is_plain = argument.value && !argument.spread && argument.name.empty();
    const bool is_name = argument.value && equals_ignoring_case(argument.name, "-Name");
    if (is_plain || is_name) result.operands.push_back(*argument.value);
  }
  if (result.operands.empty()) return command;
  return result;
}

/// `1..5` at the start of a statement is a command for the grammar.
std::optional<Node> range(const SourceText& source, const TreeNode& name, const TreeNode& elements) {
  const auto bytes = name.in(source.bytes());
  const auto dots = bytes.find("..");
  const bool has_words = !trim(elements.in(source.bytes())).empty();
  if (has_words || dots == std::string_view::npos || dots == 0 ||
      std::isdigit(static_cast<unsigned char>(bytes[0])) == 0)
    return std::nullopt;
  const auto middle = name.begin() + dots;
  std::vector<Node> limits{bare_word(source, name.begin(), middle), bare_word(source, middle + 2, name.end())};
  return make_named(Kind::operation, "..", span_of(source, name), std::move(limits));
}

}  // namespace

void redirect(const SourceText& source, const TreeNode& redirection, Node& target) {
  const auto file = redirection.child_of_kind("redirected_file_name");
  if (!file) {
    for (const auto& child : redirection.named_children())
      if (child.is("redirection")) redirect(source, child, target);
    return;
  }
  const auto written = redirection.child_of_kind("file_redirection_operator").in(source.bytes());
  const bool is_output = !written.empty() && (written[0] == '>' || written[0] == '1' || written[0] == '*');
  const auto names = file.named_children();
  if (!is_output || names.empty()) return;
  target.output = share(value(source, names.back()));
  target.append = written.find(">>") != std::string_view::npos;
}

Node command(const SourceText& source, const TreeNode& node) {
  if (node.is("command_name")) {
    auto alone = make(Kind::command, span_of(source, node));
    alone.arguments.push_back(plain_argument(name_of_command(source, node)));
    return alone;
  }
  const auto invocation = node.child_of_kind("command_invocation_operator").in(source.bytes());
  const auto name = node.child("command_name");
  const auto elements = node.child("command_elements");
  if (auto limits = range(source, name, elements)) return std::move(*limits);
  auto first = name_of_command(source, name);
  // The grammar counts blanks behind the last word to the command.
  const auto bytes = node.in(source.bytes());
  const auto size = bytes.find_last_not_of(" \t\r\n`") + 1;
  const auto span = source.span(node.begin(), node.begin() + size);
  if (first.kind == Kind::lambda) {
    auto call = make(Kind::invoke, span, {std::move(first)});
    add_elements(source, elements.children(), call);
    return call;
  }
  if (invocation == ".") {
    auto result = make_named(Kind::import, "dot-source", span, {std::move(first)});
    add_elements(source, elements.is("command_elements") ? elements.children() : std::vector{elements}, result);
    return result;
  }
  auto result = make(Kind::command, span);
  const auto known = first.kind == Kind::text ? to_lower(first.literal.with_names()) : std::string();
  result.arguments.push_back(plain_argument(std::move(first)));
  add_elements(source, elements.is("command_elements") ? elements.children() : std::vector{elements}, result);
  if (known == "import-module" || known == "ipmo") return import_module(std::move(result));
  return result;
}

}  // namespace patscope::script::powershell
