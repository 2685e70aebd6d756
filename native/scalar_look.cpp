// Looking in plain C++, to be read: what kernel_look.h computes, one row of weights at a time.
#include <cmath>
#include <cstring>

#include "attention.h"
#include "look.h"
#include "threads.h"

namespace qkv {

// In scalar.cpp: a row's scores and which keys it sees. memory: 2 · width floats.
void scalar_scores(const Problem& p, int64_t b, int64_t h, int64_t i, float* memory, float* s, bool* seen);

namespace {

struct Row {
    const Problem& p;
    const Look& look;
    int64_t item, b, h, i;
    const float* w;
    const float* ranked;  // what `top` goes by: scores, or what is handed over
    const bool* seen;

    int64_t number() const { return (b * p.heads + h) * p.queries + i; }
};

float weight(const Problem& p, float s, const float* state) {
    if (p.normalizer == Normalizer::sigmoid) return 1.0f / (1.0f + std::exp(-(s + p.parameter)));
    const float x = s - state[0] - state[1];
    if (p.normalizer == Normalizer::softmax) return std::exp(x);
    return x > 0.0f ? std::pow(x * p.parameter, 1.0f / p.parameter) : 0.0f;
}

// Scores -> weights; hidden: 0.
void weigh(const Row& r, const float* s, float* w) {
    const float* state = r.look.row_state ? r.look.row_state + 2 * r.number() : nullptr;
    for (int64_t j = 0; j < r.p.keys; ++j) w[j] = r.seen[j] ? weight(r.p, s[j], state) : 0.0f;
}

void find_top(const Row& r) {
    const Look& look = r.look;
    float* weights = look.top_weights + r.number() * look.top;
    int64_t* keys = look.top_keys + r.number() * look.top;
    int64_t count = 0;
    for (int64_t j = 0; j < r.p.keys; ++j) {
        if (!r.seen[j]) continue;
        int64_t at = count < look.top ? count++ : look.top;
        for (; at > 0 && r.ranked[keys[at - 1]] < r.ranked[j]; --at)
            if (at < look.top) keys[at] = keys[at - 1];
        if (at < look.top) keys[at] = j;
    }
    for (int64_t n = 1; n < count; ++n)  // different scores may have one weight: then the lowest key comes first
        for (int64_t m = n; m > 0 && r.w[keys[m]] >= r.w[keys[m - 1]]; --m) {
            if (r.w[keys[m]] == r.w[keys[m - 1]] && keys[m] > keys[m - 1]) break;
            const int64_t key = keys[m];
            keys[m] = keys[m - 1], keys[m - 1] = key;
        }
    for (int64_t n = 0; n < look.top; ++n) {
        if (n >= count) keys[n] = -1;
        weights[n] = n < count ? r.w[keys[n]] : 0.0f;
    }
}

void sum_row(const Row& r) {
    const Look& look = r.look;
    double total = 0.0, spread = 0.0, far = 0.0;
    int64_t visible = 0;
    const int64_t position = look.position ? look.position[r.b * r.p.queries + r.i] : 0;
    for (int64_t j = 0; j < r.p.keys; ++j) {
        total += r.w[j];
        if (r.w[j] > 0) spread += r.w[j] * std::log(static_cast<double>(r.w[j]));
        far += r.w[j] * std::fabs(static_cast<double>(position - j));
        visible += r.seen[j];
    }
    const double nats = total > 0 ? std::log(total) - spread / total : 0.0;
    if (look.entropy) look.entropy[r.number()] = static_cast<float>(nats > 0 ? nats : 0.0);
    if (look.total) look.total[r.number()] = static_cast<float>(total);
    if (look.far) look.far[r.number()] = static_cast<float>(far);
    if (look.visible) look.visible[r.number()] = visible;
}

void sum_columns(const Row& r) {
    const Look& look = r.look;
    float x = 1.0f;
    if (look.row_factor) {
        const int64_t head = look.row_factor_head ? r.b * r.p.heads + r.h : r.b;
        x = look.row_factor[head * r.p.queries + r.i];
    }
    for (int64_t j = 0; j < r.p.keys; ++j) {
        if (look.received) look.received[r.item * r.p.keys + j] += x * r.w[j];
        if (look.eligible) look.eligible[r.item * r.p.keys + j] += r.seen[j] && x != 0.0f;
    }
}

void paint(const Row& r) {
    const Problem& p = r.p;
    const Look& look = r.look;
    const int64_t first = r.i / STRIP * STRIP;
    int64_t slot = 0;
    for (int64_t i = first + 1; i <= r.i; ++i) slot += row_bin(p, look, i) != row_bin(p, look, i - 1);
    float* to = picture_of(p, look, r.b, r.h, r.i / STRIP) + slot * look.picture_cols;
    for (int64_t j = 0, next; j < p.keys; j = next) {
        const int64_t bin = key_bin(p, look, j);
        double x = 0.0;
        for (next = j; next < p.keys && key_bin(p, look, next) == bin; ++next)
            x = look.largest ? std::fmax(x, r.w[next]) : x + r.w[next];
        to[bin] = look.largest ? std::fmax(to[bin], static_cast<float>(x)) : static_cast<float>(to[bin] + x);
    }
}

void write_part(const Row& r) {
    const Look& look = r.look;
    if (r.i < look.i0 || r.i >= look.i1) return;
    const int64_t head = (r.b - look.b0) * (look.h1 - look.h0) + r.h - look.h0, width = look.j1 - look.j0;
    std::memcpy(look.part + (head * (look.i1 - look.i0) + r.i - look.i0) * width, r.w + look.j0, width * sizeof(float));
}

void look_at_row(const Row& r, float* memory, float* s, float* w, bool* seen) {
    const Look& look = r.look;
    scalar_scores(r.p, r.b, r.h, r.i, memory, s, seen);
    weigh(r, s, w);
    if (look.key_factor)
        for (int64_t j = 0; j < r.p.keys; ++j) w[j] *= look.key_factor[(r.b * r.p.heads + r.h) * r.p.keys + j];
    if (look.top) find_top(r);
    if (look.entropy || look.total || look.far || look.visible) sum_row(r);
    if (look.received || look.eligible) sum_columns(r);
    if (look.picture) paint(r);
    if (look.part) write_part(r);
}

}  // namespace

bool scalar_look(const Problem& p, const Look& look, int64_t item) {
    const int64_t floats = 2 * p.width + 2 * p.keys;
    float* memory = static_cast<float*>(scratch(floats * sizeof(float) + p.keys));
    if (!memory) return false;
    float *s = memory + 2 * p.width, *w = s + p.keys;
    bool* seen = reinterpret_cast<bool*>(w + p.keys);
    int64_t b, h, chunk;
    item_of(p, look, item, b, h, chunk);
    clear_sums(p, look, item);
    for (int64_t n = chunk; n < strips(p); n += look.chunks) {
        if (!asked_of(p, look, b, n)) continue;
        for (int64_t i = n * STRIP; i < p.queries && i < (n + 1) * STRIP; ++i) {
            const bool by_weight = look.key_factor || p.normalizer != Normalizer::softmax;
            const Row row{p, look, item, b, h, i, w, by_weight ? w : s, seen};
            look_at_row(row, memory, s, w, seen);
        }
    }
    return true;
}

}  // namespace qkv
