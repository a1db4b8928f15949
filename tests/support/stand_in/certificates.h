#pragma once

#include <memory>
#include <string>
#include <vector>

namespace patscope::stand_in {

struct Certificate {
  std::string certificate;  ///< PEM
  std::string key;          ///< PEM
};

/// A certificate authority that nobody trusts until told so; its key lives in memory alone.
class Authority {
 public:
  explicit Authority(const std::string& name);
  ~Authority();

  [[nodiscard]] std::string pem() const;
  /// For DNS names and IPv4 addresses.
  [[nodiscard]] Certificate issue(const std::vector<std::string>& names) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

/// A file in the temporary folder that is gone with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace patscope::stand_in
