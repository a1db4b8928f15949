#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace patscope::calls {

/// Values by number. A state is copied at every branch, so copies share what neither has changed, block by block.
template <typename T>
class SharedSlots {
 public:
  /// Null for a number that was never set, or was dropped.
  [[nodiscard]] const T* find(std::size_t index) const {
    const auto* slot = slot_at(index);
    return slot == nullptr ? nullptr : slot->get();
  }

  /// For changing it; an empty one when there is none. Invalidates what `find` returned.
  [[nodiscard]] T& edit(std::size_t index) {
    auto& slot = own_slot(index);
    if (!slot) slot = std::make_shared<T>();
    if (slot.use_count() > 1) slot = std::make_shared<T>(*slot);
    return *slot;
  }

  void set(std::size_t index, T value) { own_slot(index) = std::make_shared<T>(std::move(value)); }

  void drop(std::size_t index) {
    if (find(index) != nullptr) own_slot(index).reset();
  }

  /// Whether one that both have is another one here than there.
  [[nodiscard]] bool differs_from(const SharedSlots& other) const {
    const auto shared = std::min(blocks_.size(), other.blocks_.size());
    for (std::size_t i = 0; i < shared; ++i)
      if (blocks_[i] != other.blocks_[i] && differ(blocks_[i].get(), other.blocks_[i].get())) return true;
    return false;
  }

  /// Of what both have, the numbers of those that are another one here than there.
  [[nodiscard]] std::vector<std::size_t> changed_since(const SharedSlots& other) const {
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < std::min(blocks_.size(), other.blocks_.size()); ++i) {
      if (!blocks_[i] || !other.blocks_[i] || blocks_[i] == other.blocks_[i]) continue;
      for (std::size_t slot = 0; slot < block_size; ++slot)
        if (const auto& now = (*blocks_[i])[slot], &then = (*other.blocks_[i])[slot]; now && then && now != then)
          changed.push_back(i * block_size + slot);
    }
    return changed;
  }

  /// Takes over what only `other` has; `join_both` brings two different ones of the same number together.
  template <typename Join>
  void join(const SharedSlots& other, Join&& join_both) {
    if (blocks_.size() < other.blocks_.size()) blocks_.resize(other.blocks_.size());
    for (std::size_t i = 0; i < other.blocks_.size(); ++i) {
      if (!other.blocks_[i] || blocks_[i] == other.blocks_[i]) continue;
      if (!blocks_[i]) {
        blocks_[i] = other.blocks_[i];
        continue;
      }
      join_block(i, *other.blocks_[i], join_both);
    }
  }

 private:
  static constexpr std::size_t block_size = 64;
  using Slot = std::shared_ptr<T>;
  using Block = std::array<Slot, block_size>;

  [[nodiscard]] const Slot* slot_at(std::size_t index) const {
    const auto block = index / block_size;
    if (block >= blocks_.size() || !blocks_[block]) return nullptr;
    return &(*blocks_[block])[index % block_size];
  }

  [[nodiscard]] Slot& own_slot(std::size_t index) {
    const auto number = index / block_size;
    if (number >= blocks_.size()) blocks_.resize(number + 1);
    auto& block = blocks_[number];
    if (!block) block = std::make_shared<Block>();
    if (block.use_count() > 1) block = std::make_shared<Block>(*block);
    return (*block)[index % block_size];
  }

  [[nodiscard]] static bool differ(const Block* one, const Block* another) {
    if (one == nullptr || another == nullptr) return true;
    return *one != *another;
  }

  template <typename Join>
  void join_block(std::size_t number, const Block& theirs, Join&& join_both) {
    const std::shared_ptr<const Block> ours = blocks_[number];
    for (std::size_t i = 0; i < block_size; ++i) {
      if (!theirs[i] || theirs[i] == (*ours)[i]) continue;
      const auto index = number * block_size + i;
      if (!(*ours)[i])
        own_slot(index) = theirs[i];
      else
        join_both(edit(index), *theirs[i]);
    }
  }

  std::vector<std::shared_ptr<Block>> blocks_;
};

}  // namespace patscope::calls
