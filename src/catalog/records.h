#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace patscope::catalog {

/// One line of a data file. What is wrong with it is a mistake of ours: it aborts with file, line and reason.
class Record {
 public:
  Record(std::string_view file, std::size_t line, std::vector<std::string_view> fields)
      : file_(file), line_(line), fields_(std::move(fields)) {}

  /// Trimmed; empty when the line has fewer fields.
  [[nodiscard]] std::string_view operator[](std::size_t field) const {
    return field < fields_.size() ? fields_[field] : std::string_view();
  }
  void require(bool holds, std::string_view reason) const;

 private:
  std::string_view file_;
  std::size_t line_;
  std::vector<std::string_view> fields_;
};

/// Every line that is neither empty nor a comment, split at `|` into `fields` at most; the last keeps the rest.
void for_each_record(std::string_view file, std::string_view bytes, std::size_t fields,
                     const std::function<void(const Record&)>& use);

}  // namespace patscope::catalog
