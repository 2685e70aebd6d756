// The forward: one strip of at most 64 queries of one head, against its keys block by block, with a running maximum and sum
// for each query (online softmax: Milakov & Gimelshein 2018). Included inside an anonymous namespace, after kernel_common.h.
//
// Queries are in the lanes: the scores of a block are Sᵀ, 96 keys × 64 queries, so that maximum, sum and rescaling are
// vertical, one operation for as many rows as a vector has lanes.

#include "kernel_strip.h"
#include "kernel_scores.h"
#include "kernel_mix.h"
#include "kernel_edge.h"

// ---- a block, a strip -----------------------------------------------------------------------------------------------------

// What is to be fetched while the scores of a block are formed: its values and the next block's keys, at the end of a strip the
// next one's keys. That is one of 64 rows above, for which a window has moved as far, or the first one of the next head.
inline void fetch_block(Strip& s, int64_t k0, int n) {
    const Problem& p = *s.p;
    const int64_t next = smallest_of(n, s.end - k0 - n);
#ifdef QKV_BF16
    if (const char* there = present(s, k0)) s.ahead[0] = {there, 4 * s.ldv, 4 * s.ldv, (n + 1) / 2};
    else
#endif
    s.ahead[0] = fetched(p.v, p.type, p.value_width, s.b, s.kv, k0, n);
    if (next > 0) {
        s.ahead[1] = fetched(p.k, p.type, p.width, s.b, s.kv, k0 + n, next);
    } else if (s.begin > 0 && s.i0 > 0) {
        const int64_t first = largest_of(s.begin - STRIP, 0);
        s.ahead[1] = fetched(p.k, p.type, p.width, s.b, s.kv, first, s.begin - first);
        s.ahead[2] = fetched(p.v, p.type, p.value_width, s.b, s.kv, first, s.begin - first);
    } else if (s.i0 == 0 && s.next_head >= 0 && !p.mask.bounded) {
        const int64_t kv = s.next_head % p.heads / (p.heads / p.kv_heads);
        s.ahead[1] = fetched(p.k, p.type, p.width, s.next_head / p.heads, kv, 0, smallest_of(KEYS, p.keys));
    }
}

// The next strip's queries, and where this strip's output goes.
inline void fetch_strip(Strip& s, int64_t number) {
    const Problem& p = *s.p;
    s.ahead[4] = fetched(p.out, p.out_type, p.value_width, s.b, s.h, s.i0, s.count);
    const int64_t per_head = strips(p), next = number + 1, head = next / per_head, i0 = (per_head - 1 - next % per_head) * STRIP;
    if (head == p.batch * p.heads) return;
    s.next_head = head;
    s.ahead[3] = fetched(p.q, p.type, p.width, head / p.heads, head % p.heads, i0, smallest_of(STRIP, p.queries - i0));
}

// Mixes a block into the strip; tells which of its pairs are seen.
template <class Op, int V, bool Watched = false>
Seen run_block(Strip& s, int64_t k0, int n, const uint64_t* bits) {
    fetch_block(s, k0, n);
    if constexpr (!Op::tiles && !Watched)
        if (s.narrows && !bits && !within_bounds(s, k0, n)) return run_edge<Op>(s, k0, n);
    const Seen seen = see(s, k0, n, bits);
    if (seen == Seen::none) return seen;
    bool masked = seen == Seen::some;
    int64_t row, step;
    const char* k = block_of_keys<Op>(s, k0, n, row);
    form_scores<Op, V>(s, k, row, k0, n);
    if (s.decorated) masked = decorate(s, k0, n, masked) || masked;
    if (masked || s.decorated || Op::tiles) find_largest(s, n, masked);
    if (s.p->normalizer == Normalizer::sigmoid) weigh_alone(s, n, masked);
    else weigh_block<Op, V, Watched>(s, n, masked);
    if (s.p->dropout.on) drop<Op>(s, k0, n, s.weights);
    bool broken[KEYS];
    const bool some_broken = masked && find_broken(s, k0, n, broken);
    const char* v = block_of_values<Op>(s, k0, n, some_broken ? broken : nullptr, step);
    mix_block<Op, V>(s, v, step, n, Op::pairs ? s.pairs : s.weights, s.keep, s.any);
    if (Op::pairs && s.split) {
        for (int lane = 0; lane < STRIP; ++lane) s.keep[lane] = 1.0f;
        mix_block<Op, V>(s, v, step, n, s.rests, s.keep, true);
    }
    if (some_broken) mix_broken<Op>(s, k0, n, broken);
    s.any = true;
    return masked ? Seen::some : Seen::all;
}

// f(k0, n, bits) for the blocks of [begin, end).
template <class Function>
void for_keys(int64_t begin, int64_t end, const uint64_t* bits, const Function& f) {
    for (int64_t k0 = begin; k0 < end; k0 += KEYS)
        f(k0, static_cast<int>(smallest_of(KEYS, end - k0)), bits ? bits + (k0 - begin) : nullptr);
}

// Keys that all queries see in blocks of their own, apart from those at the edges of the bounds.
template <class Function>
void for_parts(const Strip& s, int64_t begin, int64_t end, const Function& f) {
    constexpr int64_t least = KEYS / 2;
    const int64_t first = largest_of(begin, (s.most_first + s.align - 1) / s.align * s.align);
    const int64_t inside = (smallest_of(end, s.least_last) - first) / 32 * 32;
    if (!s.cuts || inside < least || inside + 32 > end - begin) return for_keys(begin, end, nullptr, f);
    for_keys(begin, first, nullptr, f);
    for_keys(first, first + inside, nullptr, f);
    for_keys(first + inside, end, nullptr, f);
}

// The same for all blocks that a strip may see, keys in order; its bounds are set before.
template <class Function>
void for_blocks(Strip& s, const Function& f) {
    const Problem& p = *s.p;
    const Mask& mask = p.mask;
    int64_t begin, end;
    set_bounds(s, begin, end);
    begin -= begin % s.align;
    s.first_group = begin / s.align;
    if (!mask.runs) return for_parts(s, begin, end, f);
    const int64_t at = mask.group_of_batch[s.b] * strips(p) + s.i0 / STRIP;
    for (int64_t n = mask.run_starts[at]; n < mask.run_starts[at + 1]; ++n) {
        const Run& run = mask.runs[n];
        const uint64_t* bits =
            run.bits < 0 ? nullptr : mask.bits + run.bits + s.b * mask.bits_batch + s.h * mask.bits_head;
        for_keys(run.begin, run.end, bits, f);
    }
}

template <class Op, int V>
void run_keys(Strip& s, int64_t begin, int64_t end, const uint64_t* bits) {
    for_keys(begin, end, bits, [&s](int64_t k0, int n, const uint64_t* b) { run_block<Op, V>(s, k0, n, b); });
}

template <class Op, int V>
void run_strip(Strip& s) {
    load_queries<Op>(s);
    for_blocks(s, [&s](int64_t k0, int n, const uint64_t* bits) { run_block<Op, V>(s, k0, n, bits); });
}

// Row states, and the factor that turns what was summed into the output.
inline void finish_rows(Strip& s, float* factors) {
    const Problem& p = *s.p;
    const bool sink = p.sinks || p.off_by_one;
    const F logit = set1(p.sinks ? p.sinks[s.h] : 0.0f);
    for (int lane = 0; lane < s.lanes; lane += W) {
        F total = load(s.total + lane), most = load(s.largest + lane);
        const M seen = unequal(total, set1(0.0f));
        if (sink) {
            const F high = mul(select(seen, most, set1(0.0f)), set1(s.unit));
            total = add(total, exp2(mul(sub(logit, high), set1(LOG2E))));
        }
        store(factors + lane, only(seen, divide(set1(p.dropout.factor), total)));
    }
    if (!p.state) return;
    float* state = p.state + 2 * ((s.b * p.heads + s.h) * p.queries + s.i0);
    for (int r = 0; r < s.count; ++r) {
        const float total = s.total[r], most = s.largest[r];
        if (total == 0.0f) {
            state[2 * r] = NEG_INF, state[2 * r + 1] = 0.0f;
            continue;
        }
        const double high = static_cast<double>(most) * s.unit;  // what rounding takes from it goes into the logarithm beside it
        state[2 * r] = static_cast<float>(high);
        const float rest = static_cast<float>(high - state[2 * r]);
        state[2 * r + 1] = __builtin_logf(total) + (rest == rest ? rest : 0.0f);
    }
}

// The same where the output's rows are whole vectors.
inline void write_whole(Strip& s, const float* factors) {
    const Problem& p = *s.p;
    const int64_t size = p.out_type == Type::f32 ? 4 : 2;
    for (int lane = 0; lane < s.lanes; lane += W) {
        const F factor = load(factors + lane);
        char* to = p.out.data + s.b * p.out.batch + s.h * p.out.head + (s.i0 + lane) * p.out.row;
        for (int64_t d = 0; d < p.value_width; d += W, to += size * W) {
            const float* from = s.mixed + d * LD + lane;
            const auto put = [&](int r, F x) {
                if (lane + r < s.count) store_as(p.out_type, x, to + r * p.out.row);
            };
            turn_words([&](int c) { return mul(load(from + c * LD), factor); }, put);
        }
    }
}

// What was mixed, each row times its factor, to the output.
inline void write_mixed(Strip& s, const float* factors) {
    const Problem& p = *s.p;
    if (s.any && p.value_width % W == 0) return write_whole(s, factors);
    if (s.any) transpose_all(s.mixed, LD, s.ldv, s.lanes, s.stage, s.ldv);
    else for (int64_t n = 0; n < s.count * s.ldv; ++n) s.stage[n] = 0.0f;
    for (int r = 0; r < s.count; ++r) {
        char* to = p.out.data + s.b * p.out.batch + s.h * p.out.head + (s.i0 + r) * p.out.row;
        narrow_row(p.out_type, s.stage + r * s.ldv, p.value_width, factors[r], to);
    }
}

inline void write_rows(Strip& s) {
    alignas(64) float factors[STRIP];
    finish_rows(s, factors);
    write_mixed(s, factors);
}

template <int N>
struct Columns {
    static constexpr int value = N;
};

// f(Columns<n>) with the number of vectors that a tile of `lanes` queries takes.
template <class Function>
ALWAYS_INLINE void for_columns(int lanes, const Function& f) {
#if QKV_LANES == 16
    if (lanes == 16) return f(Columns<1>{});
    if (lanes == 32) return f(Columns<2>{});
    if (lanes == 48) return f(Columns<3>{});
#endif
    f(Columns<COLUMNS>{});
    (void)lanes;
}

// The units that a strip's scores are in.
template <class Op>
void measure(Strip& s) {
    const Problem& p = *s.p;
    s.lanes = static_cast<int>(padded(s.count));
    s.live = s.count == 64 ? ~uint64_t{0} : (uint64_t{1} << s.count) - 1;
    s.decorated = p.softcap > 0 || p.bias.any();
    s.any = false;
    s.split = Op::pairs && p.out_type == Type::f32;
    s.align = Op::tiles ? 32 : 1;
    s.cuts = !Op::tiles && p.mask.bounded;
    s.kept = nullptr;
    s.factor = Op::pairs ? __builtin_fabsf(p.scale) : 1.0f;
    s.rate = s.decorated ? LOG2E : s.factor * LOG2E;
    s.unit = s.decorated ? 1.0f : s.factor;
    const bool plain = !s.decorated && !p.energy && p.normalizer == Normalizer::softmax && !p.dropout.on;
    s.narrows = plain && p.mask.bounded && !p.mask.seen && s.rate > 0;
}

// Which queries a strip has.
template <class Op>
void place(Strip& s, int64_t b, int64_t h, int64_t i0) {
    const Problem& p = *s.p;
    s.b = b, s.h = h, s.kv = h / (p.heads / p.kv_heads), s.i0 = i0;
    s.merged = false;
    s.count = static_cast<int>(smallest_of(STRIP, p.queries - s.i0));
    measure<Op>(s);
}

// All queries of the query heads that share a key head, as one strip.
template <class Op>
void place_group(Strip& s, int64_t b, int64_t kv) {
    const Problem& p = *s.p;
    s.b = b, s.kv = kv, s.h = kv * (p.heads / p.kv_heads), s.i0 = 0;
    s.merged = true;
    s.count = static_cast<int>(p.heads / p.kv_heads * p.queries);
    measure<Op>(s);
}
template <class Op>
void forward_strip(const Problem& p, int64_t number, char* memory) {
    [[maybe_unused]] const typename Op::Session session;
    Strip& s = *reinterpret_cast<Strip*>(memory);
    lay_out(s, p, reinterpret_cast<float*>(memory + (sizeof(Strip) + 63) / 64 * 64));
    const int64_t per_head = strips(p), head = number / per_head;
    place<Op>(s, head / p.heads, head % p.heads, (per_head - 1 - number % per_head) * STRIP);
    const float total = p.normalizer == Normalizer::sigmoid ? 1.0f : 0.0f;  // what a sigmoid hands over is never divided
    for (int lane = 0; lane < STRIP; ++lane) s.largest[lane] = NEG_INF, s.total[lane] = total, s.keep[lane] = 1.0f;
    keep_values<Op>(s);
    fetch_strip(s, number);
    for_columns(s.lanes, [&s](auto columns) { run_strip<Op, decltype(columns)::value>(s); });
    write_rows(s);
}

bool sparse_forward(const Problem& p, int64_t number);  // in kernel_entmax.h

bool forward(const Problem& p, int64_t number) {
    if (p.normalizer == Normalizer::entmax) return sparse_forward(p, number);
    char* memory = static_cast<char*>(scratch(strip_bytes(p)));
    if (!memory) return false;
#ifdef QKV_BF16
    if (p.type == Type::bf16 && !p.energy && p.normalizer == Normalizer::softmax) {
        forward_strip<Bf16>(p, number, memory);
        return true;
    }
#endif
    forward_strip<Single>(p, number, memory);
    return true;
}
