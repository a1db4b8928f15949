#include "script/powershell/code_scan.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace patscope::script::powershell {
namespace {

/// So that a script of nothing but parentheses is looked through once, not once for each of them.
constexpr std::size_t longest_group = 32768;

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool ends_statement(char byte) {
  return std::string_view("\n;|{}").find(byte) != std::string_view::npos;
}

/// What a position stands in; the outermost is `group` as well.
enum class Inside { group, string, here_string };

struct Level {
  Inside inside = Inside::group;
  std::size_t statement = 0;  ///< where the one at the position begins
};

/// Steps through a script; what it is in is a stack, since `"$("$(a)")"` nests.
class Scanner {
 public:
  Scanner(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at), stack_{{.statement = at}} {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t depth() const { return stack_.size(); }
  [[nodiscard]] bool in_code() const { return stack_.back().inside == Inside::group; }
  [[nodiscard]] std::size_t statement() const { return stack_.back().statement; }
  void go_to(std::size_t at) { at_ = at; }

  void step() {
    if (in_code())
      step_in_code();
    else
      step_in_string();
    at_ = std::min(at_, bytes_.size());
  }

 private:
  [[nodiscard]] bool sees(std::string_view text) const { return bytes_.substr(at_, text.size()) == text; }

  void skip_to(std::string_view end) {
    const auto found = bytes_.find(end, at_);
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  void push(Inside inside, std::size_t size) {
    at_ += size;
    stack_.push_back({.inside = inside, .statement = at_});
  }

  void step_in_string() {
    const bool is_here_string = stack_.back().inside == Inside::here_string;
    if (sees("`")) {
      at_ += 2;
    } else if (sees("$(")) {
      push(Inside::group, 2);
    } else if (is_here_string ? sees("\n\"@") : sees("\"")) {
      if (!is_here_string && sees("\"\"")) {
        at_ += 2;
        return;
      }
      stack_.pop_back();
      at_ += is_here_string ? 3 : 1;
    } else {
      ++at_;
    }
  }

  void step_in_code() {
    const bool begins_word = at_ == 0 || is_space(bytes_[at_ - 1]) ||
                             std::string_view("(){};,|&").find(bytes_[at_ - 1]) != std::string_view::npos;
    if (sees("`")) {
      at_ += 2;
    } else if (sees("${")) {
      skip_to("}");
    } else if (sees("<#")) {
      skip_to("#>");
    } else if (sees("#") && begins_word) {
      at_ = std::min(bytes_.find('\n', at_), bytes_.size());
    } else if (sees("@'\n") || sees("@'\r\n")) {
      skip_to("\n'@");
    } else if (sees("@\"\n") || sees("@\"\r\n")) {
      push(Inside::here_string, 2);
    } else if (sees("'")) {
      ++at_;
      skip_to("'");
    } else if (sees("\"")) {
      push(Inside::string, 1);
    } else if (sees("(")) {
      push(Inside::group, 1);
    } else if (sees(")")) {
      if (stack_.size() > 1) stack_.pop_back();
      ++at_;
    } else {
      const bool assigns = sees("= ") || sees("=\t");
      if (assigns || ends_statement(bytes_[at_])) stack_.back().statement = at_ + 1;
      ++at_;
    }
  }

  std::string_view bytes_;
  std::size_t at_;
  std::vector<Level> stack_;
};

}  // namespace

void for_each_word(const std::string& bytes, std::size_t begin, std::size_t end,
                   const std::function<std::size_t(std::size_t, std::string_view)>& visit) {
  Scanner scanner(bytes, begin);
  while (scanner.at() < end) {
    const auto at = scanner.at();
    if (scanner.in_code() && at > begin && is_space(bytes[at - 1]) && !is_space(bytes[at])) {
      const auto next = visit(at, std::string_view(bytes).substr(scanner.statement(), at - scanner.statement()));
      if (next != at) {
        scanner.go_to(next);
        continue;
      }
    }
    scanner.step();
  }
}

std::optional<std::size_t> end_of_group(std::string_view bytes, std::size_t open) {
  bytes = bytes.substr(0, open + longest_group);
  Scanner scanner(bytes, open);
  const auto outside = scanner.depth();
  while (scanner.at() < bytes.size()) {
    scanner.step();
    if (scanner.depth() == outside) return scanner.at();
  }
  return {};
}

}  // namespace patscope::script::powershell
