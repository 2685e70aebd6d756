// The backward: one chunk of keys of one key head, against all queries that may see it; weights are computed again from Q, K and
// the row states (FlashAttention: Dao et al. 2022, algorithm 4). Included inside an anonymous namespace, after kernel_forward.h.
//
// For each strip of 64 queries and block of 96 keys five products, all by the one microkernel:
//
//   Sᵀ = K Qᵀ and dPᵀ = V dOᵀ   queries in the lanes, summed over a width
//   dQᵀ += Kᵀ dSᵀ               queries in the lanes, summed over the keys
//   dK += dSᵀ Q, dV += Pᵀ dO    a width in the lanes, summed over the queries
//
// A chunk owns its dK and dV, and writes a share of dQ that whoever calls adds up: nothing depends on the order of threads.

struct Backward {
    Strip s;
    const Gradients* g;
    int64_t begin, end;        // keys of the chunk
    float *slopes, *down;      // dPᵀ, then dSᵀ: keys × queries; dOᵀ: value width × queries
    float *rows, *down_rows;   // Q and dO as rows of floats
    float *dq, *dk, *dv;       // sums: width × queries; keys × width
    float* own_dq;             // where dq is, unless it is summed in a share
    float *before, *skewed;    // dSᵀ before a softcap's share, and room to sum it along diagonals, where a bias asks for it
    int64_t chunk;
    uint16_t *half_weights, *half_slopes;  // weights and dSᵀ in bfloat16, keys × queries
    char* turned;              // the chunk's keys as dQ wants them in bfloat16: pairs of keys side by side, or for products of tiles
    bool* present;             // width × keys, 32 after 32 of them; and which of these pairs or groups are there
    float *denergy, *parts;    // additive scores: sums in vectors, for each width and for each key of a block
    alignas(64) float high[STRIP], low[STRIP], terms[STRIP];
    int first_lane[KEYS / ROWS], last_lane[KEYS / ROWS];  // of each 6 keys of a block: who sees some of them
    bool broken_query[STRIP], some_broken_query;
};

#include "kernel_bias_gradient.h"

inline bool learns_bias(const Gradients& g) {
    bool found = g.by_distance != nullptr;
    for (const AddedGradient& added : g.added) found = found || added.data;
    return found;
}

// Rows of a chunk: a product of tiles writes 16 rows, be they there or not, and reads 32 keys.
inline int64_t whole_chunk(const Gradients& g) { return (g.chunk + 31) / 32 * 32 + 32; }

inline size_t backward_bytes(const Problem& p, const Gradients& g) {
    const int64_t d = padded(p.width), dv = padded(p.value_width);
    const int64_t floats = LD * (2 * KEYS + 2 * d + 2 * dv) + whole_chunk(g) * (d + dv + d / 2 + 1) + (g.by_distance ? KEYS * SKEW : 0) +
                           (p.energy ? W * (d + KEYS) : 0);
    return strip_bytes(p) + sizeof(Backward) + 64 + floats * sizeof(float);
}

inline Backward& lay_out_backward(const Problem& p, const Gradients& g, char* memory) {
    Backward& w = *reinterpret_cast<Backward*>(memory);
    float* at = lay_out(w.s, p, reinterpret_cast<float*>(memory + (sizeof(Backward) + 63) / 64 * 64));
    auto take = [&at](int64_t floats) { float* mine = at; at += floats; return mine; };
    w.g = &g;
    w.slopes = take(LD * KEYS);
    w.s.capped = p.softcap > 0 ? take(LD * KEYS) : nullptr;
    w.down = take(LD * w.s.ldv);
    w.rows = take(LD * w.s.ldq);
    w.down_rows = take(LD * w.s.ldv);
    w.dq = w.own_dq = take(LD * w.s.ldq);
    w.dk = take(whole_chunk(g) * w.s.ldq);
    w.dv = take(whole_chunk(g) * w.s.ldv);
    w.turned = reinterpret_cast<char*>(take(whole_chunk(g) * w.s.ldq / 2));
    w.present = reinterpret_cast<bool*>(take(whole_chunk(g)));
    w.before = !learns_bias(g) ? nullptr : w.s.capped ? w.s.capped : w.slopes;
    w.half_weights = reinterpret_cast<uint16_t*>(w.s.bias);  // the bias is added by then
    w.half_slopes = w.half_weights + LD * KEYS;
    w.skewed = g.by_distance ? take(KEYS * SKEW) : nullptr;
    if (w.skewed) clear(w.skewed, KEYS * SKEW);
    w.denergy = take(p.energy ? W * w.s.ldq : 0);
    w.parts = take(p.energy ? W * KEYS : 0);
    return w;
}

// The keys of a block with those that are not finite as zeros.
inline const char* finite_keys(Strip& s, int64_t k0, int n, const bool* broken) {
    const Problem& p = *s.p;
    for (int m = 0; m < n; ++m) {
        float* to = s.keys + m * s.ldq;
        if (!broken[m]) widen_row(p.type, row_of(p.k, s.b, s.kv, k0 + m), p.width, 1.0f, to);
        else for (int64_t d = 0; d < s.ldq; ++d) to[d] = 0.0f;
    }
    return reinterpret_cast<const char*>(s.keys);
}

#include "kernel_backward_queries.h"
#include "kernel_backward_bf16.h"
#include "kernel_backward_sums.h"
#include "kernel_backward_weights.h"

// ---- a block, a chunk -----------------------------------------------------------------------------------------------------

inline float widened(uint16_t half) {
    const uint32_t bits = uint32_t{half} << 16;
    float x;
    __builtin_memcpy(&x, &bits, sizeof x);
    return x;
}

// Keys that are not finite, and queries: one pair at a time, for the pairs that are seen.
template <class Op>
void add_broken(Backward& w, int64_t k0, int n, const bool* broken_key, bool masked) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    for (int m = 0; m < n; ++m)
        for (int r = 0; r < s.count; ++r) {
            const bool key = broken_key && broken_key[m];
            if ((!key && !w.broken_query[r]) || (masked && !(s.words[m] >> r & 1))) continue;
            const float ds = Op::pairs ? widened(w.half_slopes[m * LD + r]) : w.slopes[m * LD + r];
            if (key) {
                widen_row(p.type, row_of(p.k, s.b, s.kv, k0 + m), p.width, ds, s.stage);
                for (int64_t d = 0; d < p.width; ++d) w.dq[d * LD + r] += s.stage[d];
            }
            if (w.broken_query[r]) {
                widen_row(p.type, row_of(p.q, s.b, s.h, s.i0 + r), p.width, ds, s.stage);
                for (int64_t d = 0; d < p.width; ++d) w.dk[(k0 - w.begin + m) * s.ldq + d] += s.stage[d];
            }
        }
}

// dQ and dK of dot products.
template <class Op>
void back_products(Backward& w, const char* k, int64_t row, int64_t k0, int n, bool masked) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    bool broken[KEYS];
    bool some_broken = false;
    for (int m = 0; masked && m < n; ++m) {
        broken[m] = !row_is_finite(p.type, row_of(p.k, s.b, s.kv, k0 + m), p.width);
        some_broken = some_broken || broken[m];
    }
    k = keys_to_mix<Op>(w, k, k0, n, some_broken ? broken : nullptr, row);
    sum_queries<Op>(w, k, row, n, masked);
    const void* a = Op::pairs ? static_cast<const void*>(w.half_slopes) : w.slopes;
    sum_block<Op>(w, a, n, w.rows, s.ldq, w.dk + (k0 - w.begin) * s.ldq);
    if (some_broken || w.some_broken_query) add_broken<Op>(w, k0, n, some_broken ? broken : nullptr, masked);
}

void back_tanh(Backward& w, int64_t k0, int n, bool masked);  // the same of additive scores: in kernel_additive_backward.h
void give_energy(const Backward& w, float* to);

// Whatever the scores are: tells whether some pairs are unseen.
template <class Op, int V>
bool weigh_any(Backward& w, const char* k, int64_t row, const char* v, int64_t step, int64_t k0, int n, bool masked) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    form_scores<Op, V>(s, k, row, k0, n);
    if (s.decorated) masked = decorate(s, k0, n, masked) || masked;
    score_block<Op, V>(s, v, step, n, w.down, p.value_width, w.slopes);
    uint64_t kept[KEYS];
    if (p.dropout.on) draw(s, k0, n, kept), drop_slopes(s, kept, n, w.slopes);
    pull_back(w, n, masked);
    if (p.dropout.on) drop_slopes(s, kept, n, s.scores);
    if (w.before) give_bias(s, *w.g, w.before, w.skewed, w.chunk, k0, n);
    if (Op::pairs) pair_block<Op>(w, n);
    return masked;
}

template <class Op, int V>
void back_block(Backward& w, int64_t k0, int n, const uint64_t* bits) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    const Seen seen = see(s, k0, n, bits);
    if (seen == Seen::none) return;
    bool masked = seen == Seen::some;
    int64_t row, step;
    const char* k = block_of_keys<Op>(s, k0, n, row);
    const char* v = values_in_rows<Op>(s, k0, n, step);
    const bool usual = !Op::tiles && !p.energy && !s.decorated && !p.dropout.on && p.normalizer == Normalizer::softmax;
    if (usual) {
        find_lanes(w, n, masked);
        weigh_usual<Op>(w, k, row, v, step, n, masked);
    } else {
        masked = weigh_any<Op, V>(w, k, row, v, step, k0, n, masked);
        find_lanes(w, n, masked);
    }
    const void* weights = Op::pairs ? static_cast<const void*>(w.half_weights) : s.scores;
    sum_block<Op>(w, weights, n, w.down_rows, s.ldv, w.dv + (k0 - w.begin) * s.ldv);
    if (p.energy) back_tanh(w, k0, n, masked);
    else back_products<Op>(w, k, row, k0, n, masked);
}

template <class Op, int V>
void back_keys(Backward& w, int64_t begin, int64_t end, const uint64_t* bits) {
    const int64_t first = largest_of(begin, w.begin), last = smallest_of(end, w.end);
    for (int64_t k0 = first; k0 < last; k0 += KEYS)
        back_block<Op, V>(w, k0, static_cast<int>(smallest_of(KEYS, last - k0)), bits ? bits + (k0 - begin) : nullptr);
}

template <class Op, int V>
void back_strip(Backward& w, int64_t begin, int64_t end) {
    Strip& s = w.s;
    const Mask& mask = s.p->mask;
    if (!Op::pairs) load_queries<Op>(s);
    load_rows<Op>(w);
    clear(w.dq, LD * s.ldq);
    for (int lane = 0; lane < STRIP; ++lane) s.keep[lane] = 1.0f;
    if (!mask.runs) return back_keys<Op, V>(w, begin - begin % largest_of(s.align, Op::pairs ? 2 : 1), end, nullptr);
    const int64_t at = mask.group_of_batch[s.b] * strips(*s.p) + s.i0 / STRIP;
    for (int64_t n = mask.run_starts[at]; n < mask.run_starts[at + 1]; ++n) {
        const Run& run = mask.runs[n];
        const uint64_t* bits =
            run.bits < 0 ? nullptr : mask.bits + run.bits + s.b * mask.bits_batch + s.h * mask.bits_head;
        back_keys<Op, V>(w, run.begin, run.end, bits);
    }
}

inline void write_keys(Backward& w) {
    const Strip& s = w.s;
    const View &dk = w.g->dk, &dv = w.g->dv;
    for (int64_t j = w.begin; j < w.end; ++j) {
        char* to = dk.data + s.b * dk.batch + s.kv * dk.head + j * dk.row;
        narrow_row(w.g->type, w.dk + (j - w.begin) * s.ldq, s.p->width, s.p->scale, to);
        to = dv.data + s.b * dv.batch + s.kv * dv.head + j * dv.row;
        narrow_row(w.g->type, w.dv + (j - w.begin) * s.ldv, s.p->value_width, 1.0f, to);
    }
}

// A chunk of the keys of one key head.
template <class Op>
void back_chunk(Backward& w, int64_t b, int64_t kv) {
    Strip& s = w.s;
    const Problem& p = *s.p;
    const int64_t group = p.heads / p.kv_heads;
    clear(w.dk, w.g->chunk * s.ldq);
    clear(w.dv, w.g->chunk * s.ldv);
    for (int64_t n = 0; n < w.g->chunk; ++n) w.present[n] = false;
    for (int64_t h = kv * group; h < (kv + 1) * group; ++h)
        for (int64_t i0 = 0; i0 < p.queries; i0 += STRIP) {
            place<Op>(s, b, h, i0);
            int64_t begin, end;
            set_bounds(s, begin, end);
            int64_t seers = 0;
            bool mine = false;
            for_chunks(w, begin, end, [&](int64_t chunk) { ++seers, mine = mine || chunk == w.chunk; });
            const bool joined = w.g->finished;
            if (!mine) {
                if (!joined || (!seers && w.chunk == 0)) write_nothing(w);
                continue;
            }
            w.dq = joined && seers > 1 ? share_at(w, w.chunk) : w.own_dq;
            for_columns(s.lanes, [&](auto columns) { back_strip<Op, decltype(columns)::value>(w, begin, end); });
            if (joined && seers > 1) join_queries(w, begin, end, seers);
            else write_queries(w);
        }
    write_keys(w);
}

bool sparse_backward(const Problem& p, const Gradients& g, int64_t item);  // in kernel_entmax_backward.h

template <class Op>
bool back_item(const Problem& p, const Gradients& g, int64_t item) {
    [[maybe_unused]] const typename Op::Session session;
    if (p.normalizer == Normalizer::entmax) return sparse_backward(p, g, item);
    char* memory = static_cast<char*>(scratch(backward_bytes(p, g)));
    if (!memory) return false;
    Backward& w = lay_out_backward(p, g, memory);
    if (p.energy) clear(w.denergy, W * w.s.ldq);
    const int64_t count = chunks(p, g), owner = item / count, owners = g.all_heads ? 1 : p.kv_heads;
    w.chunk = item % count, w.begin = w.chunk * g.chunk, w.end = smallest_of(w.begin + g.chunk, p.keys);
    const int64_t b0 = g.all_batches ? 0 : owner / owners, kv0 = g.all_heads ? 0 : owner % owners;
    for (int64_t b = b0; b < (g.all_batches ? p.batch : b0 + 1); ++b)
        for (int64_t kv = kv0; kv < (g.all_heads ? p.kv_heads : kv0 + 1); ++kv) back_chunk<Op>(w, b, kv);
    if (g.denergy) give_energy(w, g.denergy + item * p.width);
    return true;
}

bool backward(const Problem& p, const Gradients& g, int64_t item) {
#ifdef QKV_BF16
    if (p.type == Type::bf16 && !p.energy && p.normalizer == Normalizer::softmax) return back_item<Bf16>(p, g, item);
#endif
    return back_item<Single>(p, g, item);
}
