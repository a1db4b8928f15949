#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace patscope::calls {

/// A map by name. A state is copied at every branch, so copies share their entries until one of them changes any.
template <typename Mapped>
class SharedMap {
 public:
  using Map = std::map<std::string, Mapped, std::less<>>;

  [[nodiscard]] auto begin() const { return entries_->begin(); }
  [[nodiscard]] auto end() const { return entries_->end(); }
  [[nodiscard]] auto find(std::string_view key) const { return entries_->find(key); }
  [[nodiscard]] bool contains(std::string_view key) const { return entries_->contains(key); }
  [[nodiscard]] bool shares_with(const SharedMap& other) const { return entries_ == other.entries_; }

  /// For changing it; invalidates iterators.
  [[nodiscard]] Map& edit() {
    if (entries_.use_count() > 1) entries_ = std::make_shared<Map>(*entries_);
    return *entries_;
  }
  Mapped& operator[](std::string key) { return edit()[std::move(key)]; }
  void insert_or_assign(std::string key, Mapped value) { edit().insert_or_assign(std::move(key), std::move(value)); }
  void erase(std::string_view key) {
    if (!contains(key)) return;
    auto& entries = edit();
    entries.erase(entries.find(key));
  }

 private:
  std::shared_ptr<Map> entries_ = std::make_shared<Map>();
};

}  // namespace patscope::calls
