// Threads from torch's own OpenMP runtime where it is loaded: its workers spin for a while after each region, and a second
// team beside them would share the cores with spinning threads. Nothing is linked: GOMP_parallel is looked up at run time.
#include "threads.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace qkv {

namespace {

using Parallel = void (*)(void (*)(void*), void*, unsigned, unsigned);

struct Work {
    int64_t count;
    Item item;
    void* context;
    Stop stop;
    std::thread::id caller;
    std::atomic<int64_t> next{0};
    std::atomic<bool> stopped{false};
};

// What each thread of a team does: take the next item until none is left. Only the caller may ask Python.
void take_items(void* data) {
    Work& work = *static_cast<Work*>(data);
    const bool may_ask = work.stop && std::this_thread::get_id() == work.caller;
    auto asked = std::chrono::steady_clock::now();
    while (!work.stopped.load(std::memory_order_relaxed)) {
        const int64_t n = work.next.fetch_add(1, std::memory_order_relaxed);
        if (n >= work.count) return;
        work.item(work.context, n);
        if (!may_ask) continue;
        const auto now = std::chrono::steady_clock::now();
        if (now - asked < std::chrono::milliseconds(50)) continue;
        asked = now;
        if (work.stop()) work.stopped = true;
    }
}

// Threads that wait for work. One job at a time: a second caller meanwhile works alone.
class Pool {
public:
    void run(Work& work, int threads) {
        std::unique_lock<std::mutex> turn(turn_, std::try_to_lock);
        if (!turn.owns_lock()) return take_items(&work);
        grow(threads - 1);
        {
            std::lock_guard<std::mutex> lock(mutex_);
            work_ = &work;
            wanted_ = threads - 1;
            ++number_;
        }
        wake_.notify_all();
        take_items(&work);
        std::unique_lock<std::mutex> lock(mutex_);
        wanted_ = 0;  // who has not begun yet finds nothing left
        done_.wait(lock, [this] { return busy_ == 0; });
        work_ = nullptr;
    }

private:
    void grow(int size) {
        while (static_cast<int>(workers_.size()) < size) {
            workers_.emplace_back([this] { serve(); });
            workers_.back().detach();
        }
    }

    void serve() {
        uint64_t seen = 0;
        std::unique_lock<std::mutex> lock(mutex_);
        for (;;) {
            wake_.wait(lock, [&] { return number_ != seen; });
            seen = number_;
            if (wanted_ <= 0) continue;
            --wanted_;
            ++busy_;
            Work* work = work_;
            lock.unlock();
            take_items(work);
            lock.lock();
            if (--busy_ == 0) done_.notify_all();
        }
    }

    std::mutex turn_, mutex_;
    std::condition_variable wake_, done_;
    std::vector<std::thread> workers_;
    Work* work_ = nullptr;
    int wanted_ = 0, busy_ = 0;
    uint64_t number_ = 0;
};

std::atomic<Pool*> pool{nullptr};
std::atomic<bool> own_only{false};

// libgomp's workers do not exist in a forked child, and waiting for them would never end; nor do those of a pool.
void after_fork() {
    own_only = true;
    pool = nullptr;
}

Pool& own_pool() {
    Pool* found = pool.load();
    if (!found) {
        Pool* made = new Pool;  // never destroyed: its threads wait in it until the process ends
        if (pool.compare_exchange_strong(found, made)) return *made;
        delete made;
    }
    return *found;
}

// The runtime that torch's own code is linked to: another library may have loaded a second one.
Parallel find_parallel() {
    if (void* torch = dlopen("libtorch_cpu.so", RTLD_NOLOAD | RTLD_LAZY)) {
        void* found = dlsym(torch, "GOMP_parallel");
        dlclose(torch);
        if (found) return reinterpret_cast<Parallel>(found);
    }
    return nullptr;
}

std::atomic<Parallel> known_parallel{nullptr};

Parallel parallel() {
    Parallel found = known_parallel.load(std::memory_order_relaxed);
    if (!found) known_parallel = found = find_parallel();
    return found;
}

const bool registered = pthread_atfork(nullptr, nullptr, after_fork) == 0;

struct Buffer {
    void* data = nullptr;
    size_t size = 0;
    ~Buffer() { free(data); }

    // At least `bytes`; true where that took new memory, or there is none.
    bool grow(size_t bytes) {
        if (bytes <= size) return false;
        free(data);
        size = 0;
        if (posix_memalign(&data, 64, bytes) != 0) data = nullptr;
        if (data) size = bytes;
        return true;
    }
};

}  // namespace

bool run_items(int64_t count, int threads, Item item, void* context, Stop stop) {
    Work work;
    work.count = count;
    work.item = item;
    work.context = context;
    work.stop = stop;
    work.caller = std::this_thread::get_id();
    if (threads > count) threads = static_cast<int>(count);
    if (threads <= 1) {
        take_items(&work);
    } else if (Parallel team = own_only ? nullptr : parallel()) {
        team(take_items, &work, static_cast<unsigned>(threads), 0);
    } else {
        own_pool().run(work, threads);
    }
    return !work.stopped;
}

void* scratch(size_t bytes) {
    static thread_local Buffer buffer;
    buffer.grow(bytes);
    return buffer.data;
}

void* kept(size_t bytes, uint64_t owner, bool& fresh) {
    static thread_local Buffer buffer;
    static thread_local uint64_t last = 0;
    fresh = buffer.grow(bytes) || owner != last;
    last = owner;
    return buffer.data;
}

const char* thread_source() { return !own_only && parallel() ? "libgomp" : "own pool"; }

void use_own_pool(bool only) { own_only = only; }

}  // namespace qkv
