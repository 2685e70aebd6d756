// src/shared/base.css?inline
var e = ":root{--lightningcss-light:initial;--lightningcss-dark: ;color-scheme:light;--query:#0072b2;--query-fill:#0072b2;--key:#b84f00;--key-fill:#d55e00;--value:#007a59;--value-fill:#009e73;--output:#a8478c;--output-fill:#c46e9d;--residual:#6b6b66;--residual-fill:#8d8d87;--nan:#d4008c;--paper:#fdfdfb;--surface:#f5f5f1;--raised:#fff;--ink:#1c1d1f;--soft:#5c5e62;--line:#dcdcd5;--line-strong:#8b8c88;--focus:#0072b2;--serif:\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"Book Antiqua\", Georgia, \"Noto Serif\", serif;--sans:system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"Helvetica Neue\", Arial, sans-serif;--mono:ui-monospace, \"SF Mono\", \"Cascadia Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace;--view:100vh;--calm:.26s cubic-bezier(.25, .1, .25, 1)}:root[data-theme=dark]{--lightningcss-light: ;--lightningcss-dark:initial;color-scheme:dark;--query:#62b6ec;--query-fill:#0076b8;--key:#f0884a;--key-fill:#d55e00;--value:#3fc79b;--value-fill:#009e73;--output:#dc98c0;--output-fill:#cc79a7;--residual:#a3a39d;--residual-fill:#7c7c76;--nan:#ff4fb8;--paper:#141517;--surface:#1b1d20;--raised:#222428;--ink:#ecebe6;--soft:#a5a6a8;--line:#34363b;--line-strong:#777a80;--focus:#62b6ec}*,:before,:after{box-sizing:border-box}html{background:var(--paper);color:var(--ink);font:17px/1.6 var(--sans);-webkit-text-size-adjust:100%;text-rendering:optimizelegibility}body{margin:0}h1,h2,h3{font-family:var(--serif);text-wrap:balance;font-weight:500;line-height:1.2}p{text-wrap:pretty}a{color:var(--query);text-underline-offset:.2em}table,output,.number{font-variant-numeric:tabular-nums lining-nums}button,select,input{font:inherit;color:inherit}button{cursor:pointer}:focus-visible{outline:2.5px solid var(--focus);outline-offset:3px;border-radius:3px}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.output{color:var(--output)}.residual{color:var(--residual)}.masked{background-color:var(--surface);background-image:repeating-linear-gradient(135deg, var(--line) 0 1px, transparent 1px 5px)}.unseen{clip-path:inset(50%);white-space:nowrap;width:1px;height:1px;margin:-1px;position:absolute;overflow:hidden}@media (prefers-reduced-motion:reduce){*,:before,:after{scroll-behavior:auto!important;transition:none!important;animation:none!important}}", t = ".choices{color:var(--soft);flex-wrap:wrap;align-items:center;gap:.35rem 1.1rem;margin-bottom:.5rem;font-size:.85rem;display:flex}.choices select,.buttons button,.small{border:1px solid var(--line);background:var(--raised);color:var(--ink);border-radius:4px;padding:.1rem .4rem}.buttons{gap:.25rem;display:flex}.buttons button{min-width:1.9rem;font-size:.8rem}.buttons button:hover:not(:disabled),.small:hover:not(:disabled){border-color:var(--line-strong)}button:disabled{cursor:default;opacity:.55}.what,.note{color:var(--soft);margin:.3rem 0 .6rem;font-size:.82rem;line-height:1.45}.strongest{border-collapse:collapse;width:100%;font-size:.9rem}.strongest caption{text-align:left;color:var(--soft);font-size:.8rem}.strongest th{text-align:left;color:var(--soft);border-bottom:1px solid var(--line);font-size:.78rem;font-weight:500}.strongest th:nth-child(n+2),.strongest td.number{text-align:right}.strongest td{vertical-align:baseline;padding:.12rem 0}.strongest td.number:nth-child(2){color:var(--soft);padding-right:.8rem;font-size:.8rem}.strongest td button{text-align:left;background:0 0;border:0;padding:0}.strongest td button:not(:disabled):hover{text-decoration:underline}.strongest td button:disabled{opacity:1}.strongest .weight{text-align:right;min-width:3.2rem}.strongest .bar{background:var(--query);border-radius:2px;height:3px;margin-left:auto;display:block}", n = {}, r = Symbol("uninitialized"), i = "http://www.w3.org/1999/xhtml", a = Array.isArray, o = Array.prototype.indexOf, s = Array.prototype.includes, c = Array.from, l = Object.defineProperty, u = Object.getOwnPropertyDescriptor, d = Object.getOwnPropertyDescriptors, f = Object.prototype, p = Array.prototype, m = Object.getPrototypeOf, h = Object.isExtensible;
function g(e) {
	return typeof e == "function";
}
var _ = () => {};
function v(e) {
	for (var t = 0; t < e.length; t++) e[t]();
}
function y() {
	var e, t;
	return {
		promise: new Promise((n, r) => {
			e = n, t = r;
		}),
		resolve: e,
		reject: t
	};
}
function b(e, t) {
	if (Array.isArray(e)) return e;
	if (t === void 0 || !(Symbol.iterator in e)) return Array.from(e);
	let n = [];
	for (let r of e) if (n.push(r), n.length === t) break;
	return n;
}
var x = 1024, S = 2048, C = 4096, w = 8192, T = 16384, E = 32768, D = 1 << 25, ee = 65536, O = 1 << 19, te = 1 << 20, k = 1 << 25, ne = 1 << 21, re = 1 << 22, ie = 1 << 23, A = Symbol("$state"), ae = Symbol("component"), oe = Symbol("legacy props"), se = Symbol(""), ce = Symbol("attributes"), le = Symbol("class"), ue = Symbol("style"), de = Symbol("text"), fe = Symbol("form reset"), pe = new class extends Error {
	name = "StaleReactionError";
	message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), me = !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml");
function he() {
	console.warn("https://svelte.dev/e/derived_inert");
}
function ge(e) {
	console.warn("https://svelte.dev/e/hydration_mismatch");
}
function _e() {
	console.warn("https://svelte.dev/e/select_multiple_invalid_value");
}
function ve() {
	console.warn("https://svelte.dev/e/svelte_boundary_reset_noop");
}
// node_modules/svelte/src/internal/client/dom/hydration.js
var j = !1;
function ye(e) {
	j = e;
}
var M;
function be(e) {
	if (e === null) throw ge(), n;
	return M = e;
}
function xe() {
	return be(/* @__PURE__ */ rn(M));
}
function N(e) {
	if (j) {
		if (/* @__PURE__ */ rn(M) !== null) throw ge(), n;
		M = e;
	}
}
function Se(e = 1) {
	if (j) {
		for (var t = e, n = M; t--;) n = /* @__PURE__ */ rn(n);
		M = n;
	}
}
function Ce(e = !0) {
	for (var t = 0, n = M;;) {
		if (n.nodeType === 8) {
			var r = n.data;
			if (r === "]") {
				if (t === 0) return n;
				--t;
			} else (r === "[" || r === "[!" || r[0] === "[" && !isNaN(Number(r.slice(1)))) && (t += 1);
		}
		var i = /* @__PURE__ */ rn(n);
		e && n.remove(), n = i;
	}
}
function we(e) {
	if (!e || e.nodeType !== 8) throw ge(), n;
	return e.data;
}
// node_modules/svelte/src/internal/client/reactivity/equality.js
function Te(e) {
	return e === this.v;
}
function Ee(e, t) {
	return e == e ? e !== t || typeof e == "object" && !!e || typeof e == "function" : t == t;
}
function De(e) {
	return !Ee(e, this.v);
}
function Oe(e) {
	throw Error("https://svelte.dev/e/lifecycle_outside_component");
}
// node_modules/svelte/src/internal/client/errors.js
function ke() {
	throw Error("https://svelte.dev/e/async_derived_orphan");
}
function Ae(e, t, n) {
	throw Error("https://svelte.dev/e/each_key_duplicate");
}
function je(e) {
	throw Error("https://svelte.dev/e/effect_in_teardown");
}
function Me() {
	throw Error("https://svelte.dev/e/effect_in_unowned_derived");
}
function Ne(e) {
	throw Error("https://svelte.dev/e/effect_orphan");
}
function Pe() {
	throw Error("https://svelte.dev/e/effect_update_depth_exceeded");
}
function Fe(e) {
	throw Error("https://svelte.dev/e/props_invalid_value");
}
function Ie() {
	throw Error("https://svelte.dev/e/state_descriptors_fixed");
}
function Le() {
	throw Error("https://svelte.dev/e/state_prototype_fixed");
}
function Re() {
	throw Error("https://svelte.dev/e/state_unsafe_mutation");
}
function ze() {
	throw Error("https://svelte.dev/e/svelte_boundary_reset_onerror");
}
// node_modules/svelte/src/internal/client/context.js
var Be = null;
function Ve(e) {
	Be = e;
}
function He(e, t = !1, n) {
	Be = {
		p: Be,
		i: !1,
		c: null,
		e: null,
		s: e,
		x: null,
		r: W,
		l: null
	};
}
function Ue(e) {
	var t = Be, n = t.e;
	if (n !== null) {
		t.e = null;
		for (var r of n) _n(r);
	}
	return e !== void 0 && (t.x = e), t.i = !0, Be = t.p, We(e);
}
function We(e = {}) {
	return l(e, ae, { value: !0 }), e;
}
function Ge() {
	return !0;
}
// node_modules/svelte/src/internal/client/dom/task.js
var Ke = [];
function qe() {
	var e = Ke;
	Ke = [], v(e);
}
function Je(e) {
	if (Ke.length === 0 && !xt) {
		var t = Ke;
		queueMicrotask(() => {
			t === Ke && qe();
		});
	}
	Ke.push(e);
}
function Ye() {
	for (; Ke.length > 0;) qe();
}
// node_modules/svelte/src/internal/client/reactivity/status.js
var Xe = ~(S | C | x);
function Ze(e, t) {
	e.f = e.f & Xe | t;
}
function Qe(e) {
	e.f & 512 || e.deps === null ? Ze(e, x) : Ze(e, C);
}
// node_modules/svelte/src/internal/client/reactivity/utils.js
function $e(e, t) {
	e.f & 2048 ? t.set(e, S) : e.f & 4096 && t.get(e) !== 2048 && t.set(e, C), Ze(e, x);
}
// node_modules/svelte/src/internal/client/dom/elements/misc.js
var et = !1;
function tt() {
	et || (et = !0, document.addEventListener("reset", (e) => {
		Promise.resolve().then(() => {
			if (!e.defaultPrevented) for (let t of e.target.elements) t[fe]?.();
		});
	}, { capture: !0 }));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function nt(e) {
	var t = U, n = W;
	zn(null), Bn(null);
	try {
		return e();
	} finally {
		zn(t), Bn(n);
	}
}
function rt(e, t, n, r = n) {
	e.addEventListener(t, () => nt(n));
	let i = e[fe];
	e[fe] = i ? () => {
		i(), r(!0);
	} : () => r(!0), tt();
}
// node_modules/svelte/src/internal/client/reactivity/async.js
function it(e, t, n, r) {
	let i = Ge() ? ct : dt;
	var a = e.filter((e) => !e.settled), o = t.map(i);
	if (n.length === 0 && a.length === 0) {
		r(o);
		return;
	}
	var s = W, c = at(), l = a.length === 1 ? a[0].promise : a.length > 1 ? Promise.all(a.map((e) => e.promise)) : null;
	function u(e) {
		if (!(s.f & 16384)) {
			c();
			try {
				r([...o, ...e]);
			} catch (e) {
				dn(e, s);
			}
			ot();
		}
	}
	var d = st();
	if (n.length === 0) {
		l.then(() => u([])).finally(d);
		return;
	}
	function f() {
		Promise.all(n.map((e) => /* @__PURE__ */ ut(e))).then(u).catch((e) => dn(e, s)).finally(d);
	}
	l ? l.then(() => {
		s.f & 16384 ? d() : (c(), f(), ot());
	}) : f();
}
function at() {
	var e = W, t = U, n = Be, r = F;
	return function(i = !0) {
		Bn(e), zn(t), Ve(n), i && !(e.f & 16384) && (r?.activate(), r?.apply());
	};
}
function ot(e = !0) {
	Bn(null), zn(null), Ve(null), e && F?.deactivate();
}
function st() {
	var e = W, t = e.b, n = F, r = !!t?.is_rendered();
	return t?.update_pending_count(1, n), n.increment(r, e), () => {
		t?.update_pending_count(-1, n), n.decrement(r, e);
	};
}
/*#__NO_SIDE_EFFECTS__*/
function ct(e) {
	var t = 2 | S;
	return W !== null && (W.f |= O), {
		ctx: Be,
		deps: null,
		effects: null,
		equals: Te,
		f: t,
		fn: e,
		reactions: null,
		rv: 0,
		v: r,
		wv: 0,
		parent: W,
		ac: null
	};
}
var lt = Symbol("obsolete");
/*#__NO_SIDE_EFFECTS__*/
function ut(e, t, n) {
	let i = W;
	i === null && ke();
	var a = void 0, o = Rt(r), s = !U, c = /* @__PURE__ */ new Set();
	return bn(() => {
		var t = W, n = y();
		a = n.promise;
		try {
			Promise.resolve(e()).then(n.resolve, (e) => {
				e !== pe && n.reject(e);
			}).finally(ot);
		} catch (e) {
			n.reject(e), ot();
		}
		var r = F;
		if (s) {
			if (t.f & 32768) var l = st();
			if (i.b?.is_rendered()) r.async_deriveds.get(t)?.reject(lt);
			else for (let e of c.values()) e.reject(lt);
			c.add(n), r.async_deriveds.set(t, n);
		}
		let u = (e, t = void 0) => {
			l?.(), c.delete(n), t !== lt && (r.activate(), t ? (o.f |= ie, Ht(o, t)) : (o.f & 8388608 && (o.f ^= ie), Ht(o, e)), r.deactivate());
		};
		n.promise.then(u, (e) => u(null, e || "unknown"));
	}), gn(() => {
		for (let e of c) e.reject(lt);
	}), new Promise((e) => {
		function t(n) {
			function r() {
				n === a ? e(o) : t(a);
			}
			n.then(r, r);
		}
		t(a);
	});
}
/*#__NO_SIDE_EFFECTS__*/
function P(e) {
	let t = /* @__PURE__ */ ct(e);
	return Hn(t), t;
}
/*#__NO_SIDE_EFFECTS__*/
function dt(e) {
	let t = /* @__PURE__ */ ct(e);
	return t.equals = De, t;
}
function ft(e) {
	var t = e.effects;
	if (t !== null) {
		e.effects = null;
		for (var n = 0; n < t.length; n += 1) Dn(t[n]);
	}
}
function pt(e) {
	var t, n = W, i = e.parent;
	if (!In && i !== null && e.v !== r && i.f & 24576) return he(), e.v;
	Bn(i);
	try {
		ft(e), t = er(e);
	} finally {
		Bn(n);
	}
	return t;
}
function mt(e) {
	var t = pt(e);
	!e.equals(t) && (e.wv = Zn(), (!F?.is_fork || e.deps === null) && (F === null ? e.v = t : (F.capture(e, t, !0), vt?.capture(e, t, !0)), e.deps === null)) ? Ze(e, x) : In || (yt === null ? Qe(e) : (hn() || F?.is_fork) && yt.set(e, t));
}
function ht(e) {
	if (e.effects !== null) for (let t of e.effects) (t.teardown || t.ac) && (t.teardown?.(), t.ac !== null && nt(() => {
		t.ac.abort(pe), t.ac = null;
	}), t.fn !== null && (t.teardown = _), rr(t, 0), Tn(t));
}
function gt(e) {
	if (e.effects !== null) for (let t of e.effects) t.teardown && t.fn !== null && ir(t);
}
// node_modules/svelte/src/internal/client/reactivity/batch.js
var _t = null, F = null, vt = null, yt = null, bt = null, xt = !1, St = !1, Ct = null, wt = null, Tt = 0, Et = 1, Dt = class e {
	id = Et++;
	started = !1;
	linked = !0;
	prev = null;
	next = null;
	async_deriveds = /* @__PURE__ */ new Map();
	current = /* @__PURE__ */ new Map();
	previous = /* @__PURE__ */ new Map();
	#e = /* @__PURE__ */ new Set();
	#t = /* @__PURE__ */ new Set();
	#n = 0;
	#r = /* @__PURE__ */ new Map();
	#i = null;
	#a = [];
	#o = [];
	#s = /* @__PURE__ */ new Map();
	#c = /* @__PURE__ */ new Map();
	#l = /* @__PURE__ */ new Set();
	is_fork = !1;
	#u = !1;
	constructor() {
		_t === null ? _t = this : (_t.next = this, this.prev = _t), _t = this;
	}
	#d() {
		if (this.is_fork) return !0;
		for (let e of this.#r.keys()) if (!this.#f(e)) return !0;
		return !1;
	}
	#f(e) {
		for (var t = e; t !== null; t = t.parent) if (this.#c.has(t)) return !0;
		return !1;
	}
	skip_effect(e) {
		this.#c.has(e) || this.#c.set(e, {
			d: [],
			m: []
		}), this.#l.delete(e);
	}
	unskip_effect(e, t = (e) => this.schedule(e)) {
		var n = this.#c.get(e);
		if (n) {
			this.#c.delete(e);
			for (var r of n.d) Ze(r, S), t(r);
			for (r of n.m) Ze(r, C), t(r);
		}
		this.#l.add(e);
	}
	#p() {
		var e = [];
		for (let i of this.#a) if (!(i.f & 16384 || !(i.f & 6144))) {
			for (var t = i, n = !1; t.parent !== null;) {
				t = t.parent;
				var r = t.f;
				if (r & 96) {
					if (!(r & 1024)) {
						n = !0;
						break;
					}
					t.f ^= x;
				}
			}
			n || e.push(t);
		}
		return this.#a = [], e;
	}
	#m() {
		this.started = !0;
		for (let [e, t] of this.#s) Ze(e, t), this.schedule(e);
		this.apply();
		for (var t = Ct = [], n = [], r = wt = []; this.#a.length > 0;) {
			Tt++ > 1e3 && (this.#b(), kt());
			for (let e of this.#p()) try {
				this.#h(e, t, n);
			} catch (t) {
				throw Pt(e), this.#d() || this.discard(), t;
			}
		}
		if (F = null, r.length > 0) {
			var i = e.ensure();
			for (let e of r) i.schedule(e);
		}
		if (Ct = null, wt = null, this.#d()) {
			this.#y(n), this.#y(t);
			for (let [e, t] of this.#c) Nt(e, t);
			r.length > 0 && F.#m();
			return;
		}
		let a = this.#g();
		if (a) this.#y(n), this.#y(t), a.#v(this);
		else {
			this.#s.clear();
			for (let e of this.#e) e(this);
			this.#e.clear(), vt = this, jt(n), jt(t), vt = null, this.#i?.resolve();
			var o = F;
			this.#n === 0 && (this.#a.length === 0 || o !== null) && this.#b(), o !== null && (It.clear(), o.#m());
		}
	}
	#h(e, t, n) {
		e.f ^= x;
		for (var r = e.first; r !== null;) {
			var i = r.f, a = !!(i & 96);
			if (!(a && i & 1024 || i & 8192 || this.#c.has(r)) && r.fn !== null) {
				a ? r.f ^= x : i & 4 ? t.push(r) : Qn(r) && (i & 16 && this.add_dirty_reaction(r, C), ir(r));
				var o = r.first;
				if (o !== null) {
					r = o;
					continue;
				}
			}
			for (; r !== null;) {
				var s = r.next;
				if (s !== null) {
					r = s;
					break;
				}
				r = r.parent;
			}
		}
	}
	#g() {
		for (var e = this.prev; e !== null; e = e.prev) if (!e.is_fork && this.#_(e)) return e;
		return null;
	}
	#_(e) {
		for (let [t, [, n]] of this.current) if (!n && e.current.has(t)) return !0;
		return !1;
	}
	#v(e) {
		for (let [t, n] of e.current) !this.previous.has(t) && e.previous.has(t) && this.previous.set(t, e.previous.get(t)), this.current.set(t, n);
		for (let [t, n] of e.async_deriveds) {
			let e = this.async_deriveds.get(t);
			e && n.promise.then(e.resolve).catch(e.reject);
		}
		e.async_deriveds.clear(), this.transfer_reactions(e.#s);
		let t = (e) => {
			var n = e.reactions;
			if (n !== null && !(e.f & 2 && !(e.f & 6144))) for (let e of n) {
				var r = e.f;
				if (r & 2) t(e);
				else {
					var i = e;
					r & 4194320 && !this.async_deriveds.has(i) && (this.#s.delete(i), Ze(i, S), this.schedule(i));
				}
			}
		};
		for (let e of this.current.keys()) t(e);
		this.oncommit(() => e.discard()), e.#b(), F = this, this.#m();
	}
	#y(e) {
		for (var t = 0; t < e.length; t += 1) $e(e[t], this.#s);
	}
	capture(e, t, n = !1) {
		e.v !== r && !this.previous.has(e) && this.previous.set(e, e.v), e.f & 8388608 || (this.current.set(e, [t, n]), yt?.set(e, t)), this.is_fork || (e.v = t);
	}
	activate() {
		F = this;
	}
	deactivate() {
		F = null, yt = null;
	}
	flush() {
		try {
			St = !0, F = this, this.#m();
		} finally {
			Tt = 0, bt = null, Ct = null, wt = null, St = !1, F = null, yt = null, It.clear();
		}
	}
	discard() {
		for (let e of this.#t) e(this);
		this.#t.clear();
		for (let e of this.async_deriveds.values()) e.reject(lt);
		this.#b(), this.#i?.resolve();
	}
	register_created_effect(e) {
		this.#o.push(e);
	}
	increment(e, t) {
		if (this.#n += 1, e) {
			let e = this.#r.get(t) ?? 0;
			this.#r.set(t, e + 1);
		}
	}
	decrement(e, t) {
		if (--this.#n, e) {
			let e = this.#r.get(t) ?? 0;
			e === 1 ? this.#r.delete(t) : this.#r.set(t, e - 1);
		}
		this.#u || (this.#u = !0, Je(() => {
			this.#u = !1, this.linked && this.flush();
		}));
	}
	transfer_reactions(e) {
		for (let [t, n] of e) this.add_dirty_reaction(t, n);
		e.clear();
	}
	add_dirty_reaction(e, t) {
		(t === 2048 || this.#s.get(e) !== 2048) && this.#s.set(e, t);
	}
	oncommit(e) {
		this.#e.add(e);
	}
	ondiscard(e) {
		this.#t.add(e);
	}
	settled() {
		return (this.#i ??= y()).promise;
	}
	static ensure() {
		if (F === null) {
			let t = F = new e();
			!St && !xt && Je(() => {
				t.started || t.flush();
			});
		}
		return F;
	}
	apply() {
		yt = null;
	}
	schedule(e) {
		bt = e, e.b?.is_pending && e.f & 16777228 && !(e.f & 32768) ? e.b.defer_effect(e) : this.#a.push(e);
	}
	#b() {
		if (this.linked) {
			var e = this.prev, t = this.next;
			e === null || (e.next = t), t === null ? _t = e : t.prev = e, this.linked = !1;
		}
	}
};
function Ot(e) {
	var t = xt, n = vt;
	vt = null, xt = !0;
	try {
		var r;
		for (e && (Ot(), r = e());;) {
			if (Ye(), F === null) return r;
			F.flush();
		}
	} finally {
		xt = t, vt = n;
	}
}
function kt() {
	try {
		Pe();
	} catch (e) {
		dn(e, bt);
	}
}
var At = null;
function jt(e) {
	var t = e.length;
	if (t !== 0) {
		for (var n = 0; n < t;) {
			var r = e[n++];
			if (!(r.f & 24576) && Qn(r) && (At = /* @__PURE__ */ new Set(), ir(r), r.deps === null && r.first === null && r.nodes === null && r.teardown === null && r.ac === null && kn(r), At?.size > 0)) {
				It.clear();
				for (let e of At) {
					if (e.f & 24576) continue;
					let t = [e], n = e.parent;
					for (; n !== null;) At.has(n) && (At.delete(n), t.push(n)), n = n.parent;
					for (let e = t.length - 1; e >= 0; e--) {
						let n = t[e];
						n.f & 24576 || ir(n);
					}
				}
				At.clear();
			}
		}
		At = null;
	}
}
function Mt(e) {
	F.schedule(e);
}
function Nt(e, t) {
	if (!(e.f & 32 && e.f & 1024)) {
		e.f & 2048 ? t.d.push(e) : e.f & 4096 && t.m.push(e), Ze(e, x);
		for (var n = e.first; n !== null;) Nt(n, t), n = n.next;
	}
}
function Pt(e) {
	Ze(e, x);
	for (var t = e.first; t !== null;) Pt(t), t = t.next;
}
// node_modules/svelte/src/internal/client/reactivity/sources.js
var Ft = /* @__PURE__ */ new Set(), It = /* @__PURE__ */ new Map(), Lt = !1;
function Rt(e, t) {
	return {
		f: 0,
		v: e,
		reactions: null,
		equals: Te,
		rv: 0,
		wv: 0
	};
}
/*#__NO_SIDE_EFFECTS__*/
function I(e, t) {
	let n = Rt(e, t);
	return Hn(n), n;
}
/*#__NO_SIDE_EFFECTS__*/
function zt(e, t = !1, n = !0) {
	let r = Rt(e);
	return t || (r.equals = De), r;
}
function L(e, t, n = !1) {
	return U !== null && (!Rn || U.f & 131072) && Ge() && U.f & 4325394 && (Vn === null || !Vn.has(e)) && Re(), Ht(e, n ? qt(t) : t, wt);
}
var Bt = null, Vt = 0;
function Ht(e, t, n = null) {
	if (!e.equals(t)) {
		In ? It.set(e, t) : It.has(e) || It.set(e, e.v);
		var r = Dt.ensure();
		if (r.capture(e, t), e.f & 2) {
			let t = e;
			e.f & 2048 && pt(t), yt === null && Qe(t);
		}
		e.wv = Zn(), Bt = null, Vt = 0, Kt(e, S, n), Bt = null, Ge() && W !== null && W.f & 1024 && !(W.f & 96) && (Gn === null ? Kn([e]) : Gn.push(e)), !r.is_fork && Ft.size > 0 && !Lt && Ut();
	}
	return t;
}
function Ut() {
	Lt = !1;
	for (let e of Ft) {
		e.f & 1024 && Ze(e, C);
		let t;
		try {
			t = Qn(e);
		} catch {
			t = !0;
		}
		t && ir(e);
	}
	Ft.clear();
}
function Wt(e, t = 1) {
	var n = G(e), r = t === 1 ? n++ : n--;
	return L(e, n), r;
}
function Gt(e) {
	L(e, e.v + 1);
}
function Kt(e, t, n) {
	var r = e.reactions;
	if (r !== null) {
		var i = Ge(), a = r.length;
		if (Vt += a, Vt > 1e5 && Bt === null && (Bt = /* @__PURE__ */ new Set()), Bt !== null) {
			if (Bt.has(e)) return;
			Bt.add(e);
		}
		for (var o = 0; o < a; o++) {
			var s = r[o], c = s.f;
			if (i || s !== W) {
				var l = (c & S) === 0;
				if (l && Ze(s, t), c & 131072) Ft.add(s);
				else if (c & 2) {
					var u = s;
					yt?.delete(u), Kt(u, C, n);
				} else if (l) {
					var d = s;
					c & 16 && At !== null && At.add(d), n === null ? Mt(d) : n.push(d);
				}
			}
		}
	}
}
function qt(e) {
	if (typeof e != "object" || !e || A in e || ae in e) return e;
	let t = m(e);
	if (t !== f && t !== p) return e;
	var n = /* @__PURE__ */ new Map(), i = a(e), o = /* @__PURE__ */ I(0), s = null, c = Yn, l = (e) => {
		if (Yn === c) return e();
		var t = U, n = Yn;
		zn(null), Xn(c);
		var r = e();
		return zn(t), Xn(n), r;
	};
	return i && n.set("length", /* @__PURE__ */ I(e.length, s)), new Proxy(e, {
		defineProperty(e, t, r) {
			"value" in r && r.configurable !== !1 && r.enumerable !== !1 && r.writable !== !1 || Ie();
			var i = n.get(t);
			return i === void 0 ? l(() => {
				var e = /* @__PURE__ */ I(r.value, s);
				return n.set(t, e), e;
			}) : L(i, r.value, !0), !0;
		},
		deleteProperty(e, t) {
			var i = n.get(t);
			if (i === void 0) {
				if (t in e) {
					let e = l(() => /* @__PURE__ */ I(r, s));
					n.set(t, e), Gt(o);
				}
			} else L(i, r), Gt(o);
			return !0;
		},
		get(t, i, a) {
			if (i === A) return e;
			var o = n.get(i), c = i in t;
			if (o === void 0 && (!c || u(t, i)?.writable) && (o = l(() => /* @__PURE__ */ I(qt(c ? t[i] : r), s)), n.set(i, o)), o !== void 0) {
				var d = G(o);
				return d === r ? void 0 : d;
			}
			return Reflect.get(t, i, a);
		},
		getOwnPropertyDescriptor(e, t) {
			this.has?.(e, t);
			var i = Reflect.getOwnPropertyDescriptor(e, t), a = n.get(t);
			if (a !== void 0) {
				var o = G(a);
				if (o === r) return;
				if (i && "value" in i) i.value = o;
				else return {
					enumerable: !0,
					configurable: !0,
					value: o,
					writable: !0
				};
			}
			return i;
		},
		has(e, t) {
			if (t === A) return !0;
			var i = n.get(t), a = i !== void 0 && i.v !== r || Reflect.has(e, t);
			return (i !== void 0 || (W !== null || U !== null) && (!a || u(e, t)?.writable)) && (i === void 0 && (i = l(() => /* @__PURE__ */ I(a ? qt(e[t]) : r, s)), n.set(t, i)), G(i) === r) ? !1 : a;
		},
		set(e, t, a, c) {
			var d = n.get(t), f = t in e;
			if (i && t === "length") for (var p = a; p < d.v; p += 1) {
				var m = n.get(p + "");
				m === void 0 ? p in e && (m = l(() => /* @__PURE__ */ I(r, s)), n.set(p + "", m)) : L(m, r);
			}
			if (d === void 0) (!f || u(e, t)?.writable) && (d = l(() => /* @__PURE__ */ I(void 0, s)), L(d, qt(a)), n.set(t, d));
			else {
				f = d.v !== r;
				var h = l(() => qt(a));
				L(d, h);
			}
			var g = Reflect.getOwnPropertyDescriptor(e, t);
			if (g?.set && g.set.call(c, a), !f) {
				if (i && typeof t == "string") {
					var _ = n.get("length"), v = Number(t);
					Number.isInteger(v) && v >= _.v && L(_, v + 1);
				}
				Gt(o);
			}
			return !0;
		},
		ownKeys(e) {
			G(o);
			var t = Reflect.ownKeys(e).filter((e) => {
				var t = n.get(e);
				return t === void 0 || t.v !== r;
			});
			for (var [i, a] of n) a.v !== r && !(i in e) && t.push(i);
			return t;
		},
		setPrototypeOf() {
			Le();
		}
	});
}
function Jt(e) {
	try {
		if (typeof e == "object" && e && A in e) return e[A];
	} catch {}
	return e;
}
function Yt(e, t) {
	return Object.is(Jt(e), Jt(t));
}
var Xt, Zt, Qt, $t;
function en() {
	if (Xt === void 0) {
		Xt = window, Zt = /Firefox/.test(navigator.userAgent);
		var e = Element.prototype, t = Node.prototype, n = Text.prototype;
		Qt = u(t, "firstChild").get, $t = u(t, "nextSibling").get, h(e) && (e[le] = void 0, e[ce] = null, e[ue] = void 0, e.__e = void 0), h(n) && (n[de] = void 0);
	}
}
function tn(e = "") {
	return document.createTextNode(e);
}
/*@__NO_SIDE_EFFECTS__*/
function nn(e) {
	return Qt.call(e);
}
/*@__NO_SIDE_EFFECTS__*/
function rn(e) {
	return $t.call(e);
}
function R(e, t) {
	if (!j) return /* @__PURE__ */ nn(e);
	var n = /* @__PURE__ */ nn(M);
	if (n === null) n = M.appendChild(tn());
	else if (t && n.nodeType !== 3) {
		var r = tn();
		return n?.before(r), be(r), r;
	}
	return t && ln(n), be(n), n;
}
function an(e, t = !1) {
	if (!j) {
		var n = /* @__PURE__ */ nn(e);
		return n instanceof Comment && n.data === "" ? /* @__PURE__ */ rn(n) : n;
	}
	if (t) {
		if (M?.nodeType !== 3) {
			var r = tn();
			return M?.before(r), be(r), r;
		}
		ln(M);
	}
	return M;
}
function z(e, t = !1) {
	if (!j) return /* @__PURE__ */ nn(e);
	var n = R(e, t);
	return N(e), n;
}
function B(e, t = 1, n = !1) {
	let r = j ? M : e;
	for (var i; t--;) i = r, r = /* @__PURE__ */ rn(r);
	if (!j) return r;
	if (n) {
		if (r?.nodeType !== 3) {
			var a = tn();
			return r === null ? i?.after(a) : r.before(a), be(a), a;
		}
		ln(r);
	}
	return be(r), r;
}
function on(e) {
	e.textContent = "";
}
function sn() {
	return !1;
}
function cn(e, t, n) {
	return t == null || t === "http://www.w3.org/1999/xhtml" ? n ? document.createElement(e, { is: n }) : document.createElement(e) : n ? document.createElementNS(t, e, { is: n }) : document.createElementNS(t, e);
}
function ln(e) {
	if (e.nodeValue.length < 65536) return;
	let t = e.nextSibling;
	for (; t !== null && t.nodeType === 3;) t.remove(), e.nodeValue += t.nodeValue, t = e.nextSibling;
}
function un(e) {
	var t = W;
	if (t === null) return U.f |= ie, e;
	if (!(t.f & 32768) && !(t.f & 4)) throw e;
	dn(e, t);
}
function dn(e, t) {
	if (e === n) throw e;
	if (!(t !== null && t.f & 16384)) {
		for (; t !== null;) {
			if (t.f & 128 && !(t.f & 33570816)) {
				if (!(t.f & 32768)) throw e;
				try {
					t.b.error(e);
					return;
				} catch (t) {
					e = t;
				}
			}
			t = t.parent;
		}
		throw e;
	}
}
// node_modules/svelte/src/internal/client/reactivity/effects.js
function fn(e) {
	W === null && (U === null && Ne(e), Me()), In && je(e);
}
function pn(e, t) {
	var n = t.last;
	n === null ? t.last = t.first = e : (n.next = e, e.prev = n, t.last = e);
}
function mn(e, t) {
	var n = W;
	n !== null && n.f & 8192 && (e |= w);
	var r = {
		ctx: Be,
		deps: null,
		nodes: null,
		f: e | S | 512,
		first: null,
		fn: t,
		last: null,
		next: null,
		parent: n,
		b: n && n.b,
		prev: null,
		teardown: null,
		wv: 0,
		ac: null
	};
	F?.register_created_effect(r);
	var i = r;
	if (e & 4) Ct === null ? Dt.ensure().schedule(r) : Ct.push(r);
	else if (t !== null) {
		try {
			ir(r);
		} catch (e) {
			throw Dn(r), e;
		}
		i.deps === null && i.teardown === null && i.nodes === null && i.first === i.last && !(i.f & 524288) && (i = i.first, e & 16 && e & 65536 && i !== null && (i.f |= ee));
	}
	if (i !== null && (i.parent = n, n !== null && pn(i, n), U !== null && U.f & 2 && !(e & 64))) {
		var a = U;
		(a.effects ??= []).push(i);
	}
	return r;
}
function hn() {
	return U !== null && !Rn;
}
function gn(e) {
	let t = mn(8, null);
	return Ze(t, x), t.teardown = e, t;
}
function V(e) {
	fn("$effect");
	var t = W.f;
	if (!U && t & 32 && Be !== null && !Be.i) {
		var n = Be;
		(n.e ??= []).push(e);
	} else return _n(e);
}
function _n(e) {
	return mn(4 | te, e);
}
function vn(e) {
	Dt.ensure();
	let t = mn(64 | O, e);
	return (e = {}) => new Promise((n) => {
		e.outro ? An(t, () => {
			Dn(t), n(void 0);
		}) : (Dn(t), n(void 0));
	});
}
function yn(e) {
	return mn(4, e);
}
function bn(e) {
	return mn(re | O, e);
}
function xn(e, t = 0) {
	return mn(8 | t, e);
}
function H(e, t = [], n = [], r = []) {
	it(r, t, n, (t) => {
		mn(8, () => {
			e(...t.map(G));
		});
	});
}
function Sn(e, t = 0) {
	return mn(16 | t, e);
}
function Cn(e) {
	return mn(32 | O, e);
}
function wn(e) {
	var t = e.teardown;
	if (t !== null) {
		let n = In, r = U;
		Ln(!0), zn(null);
		try {
			t.call(null);
		} catch (t) {
			dn(t, e.parent);
		} finally {
			Ln(n), zn(r);
		}
	}
}
function Tn(e, t = !1) {
	var n = e.first;
	for (e.first = e.last = null; n !== null;) {
		let e = n.ac;
		e !== null && nt(() => {
			e.abort(pe);
		});
		var r = n.next;
		n.f & 64 ? n.parent = null : Dn(n, t), n = r;
	}
}
function En(e) {
	for (var t = e.first; t !== null;) {
		var n = t.next;
		t.f & 32 || Dn(t), t = n;
	}
}
function Dn(e, t = !0) {
	var n = !1;
	(t || e.f & 262144) && e.nodes !== null && e.nodes.end !== null && (On(e.nodes.start, e.nodes.end), n = !0), e.f |= D, Tn(e, t && !n), rr(e, 0);
	var r = e.nodes && e.nodes.t;
	if (r !== null) for (let e of r) e.stop();
	wn(e), e.f ^= D, e.f |= T;
	var i = e.parent;
	i !== null && i.first !== null && kn(e), e.next = e.prev = e.teardown = e.ctx = e.deps = e.fn = e.nodes = e.ac = e.b = null;
}
function On(e, t) {
	for (; e !== null;) {
		var n = e === t ? null : /* @__PURE__ */ rn(e);
		e.remove(), e = n;
	}
}
function kn(e) {
	var t = e.parent, n = e.prev, r = e.next;
	n !== null && (n.next = r), r !== null && (r.prev = n), t !== null && (t.first === e && (t.first = r), t.last === e && (t.last = n));
}
function An(e, t, n = !0) {
	var r = [];
	e.f |= 256, jn(e, r, !0);
	var i = () => {
		n && Dn(e), t && t();
	}, a = r.length;
	if (a > 0) {
		var o = () => --a || i();
		for (var s of r) s.out(o);
	} else i();
}
function jn(e, t, n) {
	if (!(e.f & 8192)) {
		e.f ^= w;
		var r = e.nodes && e.nodes.t;
		if (r !== null) for (let e of r) (e.is_global || n) && t.push(e);
		for (var i = e.first; i !== null;) {
			var a = i.next;
			if (!(i.f & 64)) {
				var o = !!(i.f & 65536) || !!(i.f & 32) && !!(e.f & 16);
				jn(i, t, o ? n : !1);
			}
			i = a;
		}
	}
}
function Mn(e) {
	e.f &= -257, Nn(e, !0);
}
function Nn(e, t) {
	if (!(e.f & 256) && e.f & 8192) {
		e.f ^= w, e.f & 1024 || (Ze(e, S), Dt.ensure().schedule(e));
		for (var n = e.first; n !== null;) {
			var r = n.next, i = !!(n.f & 65536) || !!(n.f & 32);
			Nn(n, i ? t : !1), n = r;
		}
		var a = e.nodes && e.nodes.t;
		if (a !== null) for (let e of a) (e.is_global || t) && e.in();
	}
}
function Pn(e, t) {
	if (e.nodes) for (var n = e.nodes.start, r = e.nodes.end; n !== null;) {
		var i = n === r ? null : /* @__PURE__ */ rn(n);
		t.append(n), n = i;
	}
}
// node_modules/svelte/src/internal/client/legacy.js
var Fn = null, In = !1;
function Ln(e) {
	In = e;
}
var U = null, Rn = !1;
function zn(e) {
	U = e;
}
var W = null;
function Bn(e) {
	W = e;
}
var Vn = null;
function Hn(e) {
	U !== null && (U.f & 2097152 || U.f & 2) && (Vn ??= /* @__PURE__ */ new Set()).add(e);
}
var Un = null, Wn = 0, Gn = null;
function Kn(e) {
	Gn = e;
}
var qn = 1, Jn = 0, Yn = Jn;
function Xn(e) {
	Yn = e;
}
function Zn() {
	return ++qn;
}
function Qn(e) {
	var t = e.f;
	if (t & 2048) return !0;
	if (t & 4096) {
		for (var n = e.deps, r = n.length, i = 0; i < r; i++) {
			var a = n[i];
			if (Qn(a) && mt(a), a.wv > e.wv) return !0;
		}
		t & 512 && yt === null && Ze(e, x);
	}
	return !1;
}
function $n(e, t, n = !0) {
	var r = e.reactions;
	if (r !== null && !(Vn !== null && Vn.has(e))) for (var i = 0; i < r.length; i++) {
		var a = r[i];
		a.f & 2 ? $n(a, t, !1) : t === a && (n ? Ze(a, S) : a.f & 1024 && Ze(a, C), Mt(a));
	}
}
function er(e) {
	var t = Un, n = Wn, r = Gn, i = U, a = Vn, o = Be, s = Rn, c = Yn, l = e.f;
	Un = null, Wn = 0, Gn = null, U = l & 96 ? null : e, Vn = null, Ve(e.ctx), Rn = !1, Yn = ++Jn, e.ac !== null && (nt(() => {
		e.ac.abort(pe);
	}), e.ac = null);
	try {
		e.f |= ne;
		var u = e.fn, d = u();
		e.f |= E;
		var f = tr(e);
		if (Ge() && Gn !== null && !Rn && f !== null && !(e.f & 6146)) for (var p = 0; p < Gn.length; p++) $n(Gn[p], e);
		if (i !== null && i !== e) {
			if (Jn++, i.deps !== null) for (let e = 0; e < n; e += 1) i.deps[e].rv = Jn;
			if (t !== null) for (let e of t) e.rv = Jn;
			Gn !== null && (r === null ? r = Gn : r.push(...Gn));
		}
		return e.f & 8388608 && (e.f ^= ie), d;
	} catch (t) {
		return tr(e), un(t);
	} finally {
		e.f ^= ne, Un = t, Wn = n, Gn = r, U = i, Vn = a, Ve(o), Rn = s, Yn = c;
	}
}
function tr(e) {
	var t = e.deps, n = F?.is_fork;
	if (Un !== null) {
		var r;
		if (n || rr(e, Wn), t !== null && Wn > 0) for (t.length = Wn + Un.length, r = 0; r < Un.length; r++) t[Wn + r] = Un[r];
		else e.deps = t = Un;
		if (hn() && e.f & 512) for (r = Wn; r < t.length; r++) (t[r].reactions ??= []).push(e);
	} else !n && t !== null && Wn < t.length && (rr(e, Wn), t.length = Wn);
	return t;
}
function nr(e, t) {
	let n = t.reactions;
	if (n !== null) {
		var i = o.call(n, e);
		if (i !== -1) {
			var a = n.length - 1;
			a === 0 ? n = t.reactions = null : (n[i] = n[a], n.pop());
		}
	}
	if (n === null && t.f & 2 && (Un === null || !s.call(Un, t))) {
		var c = t;
		c.f & 512 && (c.f ^= 512), c.v !== r && Qe(c), c.ac !== null && nt(() => {
			c.ac.abort(pe), c.ac = null, Ze(c, S);
		}), ht(c), rr(c, 0);
	}
}
function rr(e, t) {
	var n = e.deps;
	if (n !== null) for (var r = t; r < n.length; r++) nr(e, n[r]);
}
function ir(e) {
	var t = e.f;
	if (!(t & 16384)) {
		Ze(e, x);
		var n = W;
		W = e;
		try {
			t & 16777232 ? En(e) : Tn(e), wn(e);
			var r = er(e);
			e.teardown = typeof r == "function" ? r : null, e.wv = qn;
		} finally {
			W = n;
		}
	}
}
async function ar() {
	await Promise.resolve(), Ot();
}
function G(e) {
	var t = !!(e.f & 2);
	if (Fn?.add(e), U !== null && !Rn && !(W !== null && W.f & 16384) && (Vn === null || !Vn.has(e))) {
		var n = U.deps;
		if (U.f & 2097152) e.rv < Jn && (e.rv = Jn, Un === null && n !== null && n[Wn] === e ? Wn++ : Un === null ? Un = [e] : Un.push(e));
		else {
			U.deps ??= [], s.call(U.deps, e) || U.deps.push(e);
			var r = e.reactions;
			r === null ? e.reactions = [U] : s.call(r, U) || r.push(U);
		}
	}
	if (In && It.has(e)) return It.get(e);
	if (t) {
		var i = e;
		if (In) {
			var a = i.v;
			return (!(i.f & 1024) && i.reactions !== null || sr(i)) && (a = pt(i)), It.set(i, a), a;
		}
		var o = !(i.f & 512) && !Rn && U !== null && !!(U.f & 512), c = (i.f & E) === 0;
		Qn(i) && (o && (i.f |= 512), mt(i)), o && !c && (gt(i), or(i));
	}
	if (yt?.has(e)) return yt.get(e);
	if (e.f & 8388608) throw e.v;
	return e.v;
}
function or(e) {
	if (e.f |= 512, e.deps !== null) for (let n of e.deps) {
		var t = n.reactions;
		t === null ? n.reactions = [e] : s.call(t, e) || t.push(e), n.f & 2 && !(n.f & 512) && (gt(n), or(n));
	}
}
function sr(e) {
	if (e.v === r) return !0;
	if (e.deps === null) return !1;
	for (let t of e.deps) if (It.has(t) || t.f & 2 && sr(t)) return !0;
	return !1;
}
function cr(e) {
	var t = Rn;
	try {
		return Rn = !0, e();
	} finally {
		Rn = t;
	}
}
function lr(e) {
	if (!(typeof e != "object" || !e || e instanceof EventTarget)) {
		if (A in e) ur(e);
		else if (!Array.isArray(e)) for (let t in e) {
			let n = e[t];
			typeof n == "object" && n && A in n && ur(n);
		}
	}
}
function ur(e, t = /* @__PURE__ */ new Set()) {
	if (typeof e == "object" && e && !(e instanceof EventTarget) && !t.has(e)) {
		t.add(e), e instanceof Date && e.getTime();
		for (let n in e) try {
			ur(e[n], t);
		} catch {}
		let n = m(e);
		if (n !== Object.prototype && n !== Array.prototype && n !== Map.prototype && n !== Set.prototype && n !== Date.prototype) {
			let t = d(n);
			for (let n in t) {
				let r = t[n].get;
				if (r) try {
					r.call(e);
				} catch {}
			}
		}
	}
}
// node_modules/svelte/src/internal/client/dom/elements/events.js
var dr = Symbol("events"), fr = /* @__PURE__ */ new Set(), pr = /* @__PURE__ */ new Set();
function mr(e, t, n, r = {}) {
	function i(e) {
		if (r.capture || yr.call(t, e), !e.cancelBubble) return nt(() => n?.call(this, e));
	}
	return e.startsWith("pointer") || e.startsWith("touch") || e === "wheel" ? (i.__removed = !1, Je(() => {
		i.__removed || t.addEventListener(e, i, r);
	})) : t.addEventListener(e, i, r), i;
}
function hr(e, t, n, r, i) {
	var a = {
		capture: r,
		passive: i
	}, o = mr(e, t, n, a);
	(t === document.body || t === window || t === document || t instanceof HTMLMediaElement) && gn(() => {
		o.__removed = !0, t.removeEventListener(e, o, a);
	});
}
function K(e, t, n) {
	(t[dr] ??= {})[e] = n;
}
function gr(e) {
	for (var t = 0; t < e.length; t++) fr.add(e[t]);
	for (var n of pr) n(e);
}
var _r = null, vr = !1;
function yr(e) {
	var t = this, n = t.ownerDocument, r = e.type, i = e.composedPath?.() || [], a = i[0] || e.target;
	_r = e, vr || (vr = !0, setTimeout(() => {
		vr = !1, _r = null;
	}));
	var o = 0, s = _r === e && e[dr];
	if (s) {
		var c = i.indexOf(s);
		if (c !== -1 && (t === document || t === window)) {
			e[dr] = t;
			return;
		}
		var u = i.indexOf(t);
		if (u === -1) return;
		c <= u && (o = c);
	}
	if (a = i[o] || e.target, a !== t) {
		l(e, "currentTarget", {
			configurable: !0,
			get() {
				return a || n;
			}
		});
		var d = U, f = W;
		zn(null), Bn(null);
		try {
			for (var p, m = []; a !== null && a !== t;) {
				try {
					var h = a[dr]?.[r];
					h == null || a.disabled && e.target !== a || h.call(a, e);
				} catch (e) {
					p ? m.push(e) : p = e;
				}
				if (e.cancelBubble) break;
				o++, a = o < i.length ? i[o] : null;
			}
			if (p) {
				for (let e of m) queueMicrotask(() => {
					throw e;
				});
				throw p;
			}
		} finally {
			e[dr] = t, delete e.currentTarget, zn(d), Bn(f);
		}
	}
}
// node_modules/svelte/src/internal/client/dom/reconciler.js
var br = globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", { createHTML: (e) => e });
function xr(e) {
	return br?.createHTML(e) ?? e;
}
function Sr(e) {
	var t = cn("template");
	return t.innerHTML = xr(e.replaceAll("<!>", "<!---->")), t.content;
}
// node_modules/svelte/src/internal/client/dom/template.js
function Cr(e, t) {
	var n = W;
	n.nodes === null && (n.nodes = {
		start: e,
		end: t,
		a: null,
		t: null
	});
}
/*#__NO_SIDE_EFFECTS__*/
function q(e, t) {
	var n = !!(t & 1), r = !!(t & 2), i, a = !e.startsWith("<!>");
	return () => {
		if (j) return Cr(M, null), M;
		i === void 0 && (i = Sr(a ? e : "<!>" + e), n || (i = /* @__PURE__ */ nn(i)));
		var t = r || Zt ? document.importNode(i, !0) : i.cloneNode(!0);
		if (n) {
			var o = /* @__PURE__ */ nn(t), s = t.lastChild;
			Cr(o, s);
		} else Cr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function wr(e, t, n = "svg") {
	var r = !e.startsWith("<!>"), i = !!(t & 1), a = `<${n}>${r ? e : "<!>" + e}</${n}>`, o;
	return () => {
		if (j) return Cr(M, null), M;
		if (!o) {
			var e = /* @__PURE__ */ nn(Sr(a));
			if (i) for (o = document.createDocumentFragment(); /* @__PURE__ */ nn(e);) o.appendChild(/* @__PURE__ */ nn(e));
			else o = /* @__PURE__ */ nn(e);
		}
		var t = o.cloneNode(!0);
		if (i) {
			var n = /* @__PURE__ */ nn(t), r = t.lastChild;
			Cr(n, r);
		} else Cr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Tr(e, t) {
	return /* @__PURE__ */ wr(e, t, "svg");
}
function Er(e = "") {
	if (!j) {
		var t = tn(e + "");
		return Cr(t, t), t;
	}
	var n = M;
	return n.nodeType === 3 ? ln(n) : (n.before(n = tn()), be(n)), Cr(n, n), n;
}
function Dr() {
	if (j) return Cr(M, null), M;
	var e = document.createDocumentFragment(), t = document.createComment(""), n = tn();
	return e.append(t, n), Cr(t, n), e;
}
function J(e, t) {
	if (j) {
		var n = W;
		n.f & 32768 && n.nodes.end !== null || (n.nodes.end = M), xe();
	} else e !== null && e.before(t);
}
function Or() {
	if (j && M && M.nodeType === 8 && M.textContent?.startsWith("$")) {
		let e = M.textContent.substring(1);
		return xe(), e;
	}
	return (window.__svelte ??= {}).uid ??= 1, `c${window.__svelte.uid++}`;
}
[.../* @__PURE__ */ "allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback".split(".")];
var kr = ["touchstart", "touchmove"];
function Ar(e) {
	return kr.includes(e);
}
// node_modules/svelte/src/reactivity/create-subscriber.js
function jr(e) {
	let t = 0, n = Rt(0), r;
	return () => {
		hn() && (G(n), xn(() => (t === 0 && (r = cr(() => e(() => Gt(n)))), t += 1, () => {
			Je(() => {
				--t, t === 0 && (r?.(), r = void 0, Gt(n));
			});
		})));
	};
}
// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var Mr = ee | O;
function Nr(e, t, n, r) {
	new Pr(e, t, n, r);
}
var Pr = class {
	parent;
	is_pending = !1;
	transform_error;
	#e;
	#t = j ? M : null;
	#n;
	#r;
	#i;
	#a = null;
	#o = null;
	#s = null;
	#c = null;
	#l = 0;
	#u = 0;
	#d = !1;
	#f = /* @__PURE__ */ new Map();
	#p = null;
	#m = jr(() => (this.#p = Rt(this.#l), () => {
		this.#p = null;
	}));
	constructor(e, t, n, r) {
		this.#e = e, this.#n = t, this.#r = (e) => {
			var t = W;
			t.b = this, t.f |= 128, n(e);
		}, this.parent = W.b, this.transform_error = r ?? this.parent?.transform_error ?? ((e) => e), this.#i = Sn(() => {
			if (j) {
				let e = we(this.#t);
				xe();
				let t = e === "[!";
				if (e.startsWith("[?")) {
					let t = JSON.parse(e.slice(2));
					this.#g(t);
				} else t ? this.#y() : this.#h();
			} else this.#b();
		}, Mr), j && (this.#e = M);
	}
	#h() {
		try {
			this.#a = Cn(() => this.#r(this.#e));
		} catch (e) {
			this.error(e);
		}
	}
	#g(e) {
		let t = this.#n.failed, { reset: n, invoke_onerror: r } = this.#_(e);
		Je(r), t && (this.#s = Cn(() => {
			t(this.#e, () => e, () => n);
		}));
	}
	#_(e) {
		var t = !1, n = !1;
		let r = () => {
			this.#v() || (t ? ve() : (t = !0, n && ze(), this.#s !== null && An(this.#s, () => {
				this.#s = null;
			}), this.#S(() => {
				this.#b();
			})));
		};
		return {
			reset: r,
			invoke_onerror: () => {
				if (!this.#v()) try {
					n = !0, this.#n.onerror?.(e, r), n = !1;
				} catch (e) {
					dn(e, this.#i && this.#i.parent);
				}
			}
		};
	}
	#v() {
		return (this.#i.f & (T | D)) !== 0;
	}
	#y() {
		let e = this.#n.pending;
		e && (this.is_pending = !0, this.#o = Cn(() => e(this.#e)), Je(() => {
			if (!this.#v()) {
				var e = this.#c = document.createDocumentFragment(), t = tn(), n = !1;
				e.append(t), this.#a = this.#S(() => {
					try {
						return Cn(() => this.#r(t));
					} catch (e) {
						try {
							this.error(e), n = !0;
						} catch (e) {
							dn(e, this.#i.parent);
						}
						return null;
					}
				}), this.#a === null ? (this.#c = null, n && this.#x(F)) : this.#u === 0 && (this.#e.before(e), this.#c = null, An(this.#o, () => {
					this.#o = null;
				}), this.#x(F));
			}
		}));
	}
	#b() {
		try {
			if (this.is_pending = this.has_pending_snippet(), this.#u = 0, this.#l = 0, this.#a = Cn(() => {
				this.#r(this.#e);
			}), this.#u > 0) {
				var e = this.#c = document.createDocumentFragment();
				Pn(this.#a, e);
				let t = this.#n.pending;
				this.#o = Cn(() => t(this.#e));
			} else this.#x(F);
		} catch (e) {
			this.error(e);
		}
	}
	#x(e) {
		this.is_pending = !1, e.transfer_reactions(this.#f);
	}
	defer_effect(e) {
		$e(e, this.#f);
	}
	is_rendered() {
		return !this.is_pending && (!this.parent || this.parent.is_rendered());
	}
	has_pending_snippet() {
		return !!this.#n.pending;
	}
	#S(e) {
		var t = W, n = U, r = Be;
		Bn(this.#i), zn(this.#i), Ve(this.#i.ctx);
		try {
			return Dt.ensure(), e();
		} finally {
			Bn(t), zn(n), Ve(r);
		}
	}
	#C(e, t) {
		this.has_pending_snippet() ? (this.#u += e, this.#u === 0 && (this.#x(t), this.#o && An(this.#o, () => {
			this.#o = null;
		}), this.#c &&= (this.#e.before(this.#c), null))) : this.parent && this.parent.#C(e, t);
	}
	update_pending_count(e, t) {
		this.#C(e, t), this.#l += e, !this.#p || this.#d || (this.#d = !0, Je(() => {
			this.#d = !1, this.#p && Ht(this.#p, this.#l);
		}));
	}
	get_effect_pending() {
		return this.#m(), G(this.#p);
	}
	error(e) {
		if (e === n || !this.#n.onerror && !this.#n.failed) throw e;
		F?.is_fork ? (this.#a && F.skip_effect(this.#a), this.#o && F.skip_effect(this.#o), this.#s && F.skip_effect(this.#s), F.oncommit(() => {
			this.#v() || this.#w(e);
		})) : this.#w(e);
	}
	#w(e) {
		this.#a &&= (Dn(this.#a), null), this.#o &&= (Dn(this.#o), null), this.#s &&= (Dn(this.#s), null), j && (be(this.#t), Se(), be(Ce()));
		let t = this.#n.failed, n = (e) => {
			if (this.#v()) return;
			let { reset: n, invoke_onerror: r } = this.#_(e);
			r(), t && !this.#v() && (this.#s = this.#S(() => {
				try {
					return Cn(() => {
						var r = W;
						r.b = this, r.f |= 128, t(this.#e, () => e, () => n);
					});
				} catch (e) {
					return dn(e, this.#i.parent), null;
				}
			}));
		};
		Je(() => {
			if (!this.#v()) {
				var t;
				try {
					t = this.transform_error(e);
				} catch (e) {
					dn(e, this.#i && this.#i.parent);
					return;
				}
				typeof t == "object" && t && typeof t.then == "function" ? t.then(n, (e) => dn(e, this.#i && this.#i.parent)) : n(t);
			}
		});
	}
};
function Y(e, t) {
	var n = t == null ? "" : typeof t == "object" ? `${t}` : t;
	n !== (e[de] ??= e.nodeValue) && (e[de] = n, e.nodeValue = `${n}`);
}
function Fr(e, t) {
	return Lr(e, t);
}
var Ir = /* @__PURE__ */ new Map();
function Lr(e, { target: t, anchor: r, props: i = {}, events: a, context: o, intro: s = !0, transformError: l }) {
	en();
	var u = void 0, d = vn(() => {
		var s = r ?? t.appendChild(tn());
		Nr(s, { pending: () => {} }, (t) => {
			He({});
			var r = Be;
			if (o && (r.c = o), a && (i.$$events = a), j && Cr(t, null), u = e(t, i) || We(), j && (W.nodes.end = M, M === null || M.nodeType !== 8 || M.data !== "]")) throw ge(), n;
			Ue();
		}, l);
		var d = /* @__PURE__ */ new Set(), f = (e) => {
			for (var n = 0; n < e.length; n++) {
				var r = e[n];
				if (!d.has(r)) {
					d.add(r);
					var i = Ar(r);
					for (let e of [t, document]) {
						var a = Ir.get(e);
						a === void 0 && (a = /* @__PURE__ */ new Map(), Ir.set(e, a));
						var o = a.get(r);
						o === void 0 ? (e.addEventListener(r, yr, { passive: i }), a.set(r, 1)) : a.set(r, o + 1);
					}
				}
			}
		};
		return f(c(fr)), pr.add(f), () => {
			for (var e of d) for (let r of [t, document]) {
				var n = Ir.get(r), i = n.get(e);
				--i == 0 ? (r.removeEventListener(e, yr), n.delete(e), n.size === 0 && Ir.delete(r)) : n.set(e, i);
			}
			pr.delete(f), s !== r && s.parentNode?.removeChild(s);
		};
	});
	return Rr.set(u, d), u;
}
var Rr = /* @__PURE__ */ new WeakMap();
function zr(e, t) {
	let n = Rr.get(e);
	return n ? (Rr.delete(e), n(t)) : Promise.resolve();
}
// node_modules/svelte/src/internal/client/dom/blocks/branches.js
var Br = class {
	anchor;
	#e = /* @__PURE__ */ new Map();
	#t = /* @__PURE__ */ new Map();
	#n = /* @__PURE__ */ new Map();
	#r = /* @__PURE__ */ new Set();
	#i = !0;
	constructor(e, t = !0) {
		this.anchor = e, this.#i = t;
	}
	#a = (e) => {
		if (this.#e.has(e)) {
			var t = this.#e.get(e), n = this.#t.get(t);
			if (n) Mn(n), this.#r.delete(t);
			else {
				var r = this.#n.get(t);
				r && (Mn(r.effect), this.#t.set(t, r.effect), this.#n.delete(t), r.fragment.lastChild.remove(), this.anchor.before(r.fragment), n = r.effect);
			}
			for (let [t, n] of this.#e) {
				if (this.#e.delete(t), t === e) break;
				let r = this.#n.get(n);
				r && (Dn(r.effect), this.#n.delete(n));
			}
			for (let [e, r] of this.#t) {
				if (e === t || this.#r.has(e)) continue;
				let i = () => {
					if (Array.from(this.#e.values()).includes(e)) {
						var t = document.createDocumentFragment();
						Pn(r, t), t.append(tn()), this.#n.set(e, {
							effect: r,
							fragment: t
						});
					} else Dn(r);
					this.#r.delete(e), this.#t.delete(e);
				};
				this.#i || !n ? (this.#r.add(e), An(r, i, !1)) : i();
			}
		}
	};
	#o = (e) => {
		this.#e.delete(e);
		let t = Array.from(this.#e.values());
		for (let [e, n] of this.#n) t.includes(e) || (Dn(n.effect), this.#n.delete(e));
	};
	ensure(e, t) {
		var n = F, r = sn();
		if (t && !this.#t.has(e) && !this.#n.has(e)) {
			if (r) {
				var i = document.createDocumentFragment(), a = tn();
				i.append(a), this.#n.set(e, {
					effect: Cn(() => t(a)),
					fragment: i
				});
			} else this.#t.set(e, Cn(() => t(this.anchor)));
		}
		if (this.#e.set(n, e), r) {
			for (let [t, r] of this.#t) t === e ? n.unskip_effect(r) : n.skip_effect(r);
			for (let [t, r] of this.#n) t === e ? n.unskip_effect(r.effect) : n.skip_effect(r.effect);
			n.oncommit(this.#a), n.ondiscard(this.#o);
		} else j && (this.anchor = M), this.#a(n);
	}
};
// node_modules/svelte/src/internal/client/dom/blocks/snippet.js
function Vr(e, t, ...n) {
	var r = new Br(e);
	Sn(() => {
		let e = t() ?? null;
		r.ensure(e, e && ((t) => e(t, ...n)));
	}, ee);
}
function Hr(e) {
	Be === null && Oe("onMount"), V(() => {
		let t = cr(e);
		if (typeof t == "function") return t;
	});
}
// node_modules/svelte/src/internal/client/dom/blocks/if.js
function X(e, t, n = !1) {
	var r;
	j && (r = M, xe());
	var i = new Br(e), a = n ? ee : 0;
	function o(e, t) {
		if (j) {
			var n = we(r);
			if (e !== parseInt(n.substring(1))) {
				var a = Ce();
				be(a), i.anchor = a, ye(!1), i.ensure(e, t), ye(!0);
				return;
			}
		}
		i.ensure(e, t);
	}
	Sn(() => {
		var e = !1;
		t((t, n = 0) => {
			e = !0, o(n, t);
		}), e || o(-1, null);
	}, a);
}
// node_modules/svelte/src/internal/client/dom/blocks/each.js
function Ur(e, t) {
	return t;
}
function Wr(e, t, n) {
	for (var r = [], i = t.length, a, o = t.length, s = 0; s < i; s++) {
		let n = t[s];
		An(n, () => {
			if (a) {
				if (a.pending.delete(n), a.done.add(n), a.pending.size === 0) {
					var t = e.outrogroups;
					Gr(e, c(a.done)), t.delete(a), t.size === 0 && (e.outrogroups = null);
				}
			} else --o;
		}, !1);
	}
	if (o === 0) {
		var l = r.length === 0 && n !== null && e.pending.size === 0;
		if (l) {
			var u = n, d = u.parentNode;
			on(d), d.append(u), e.items.clear();
		}
		Gr(e, t, !l);
	} else a = {
		pending: new Set(t),
		done: /* @__PURE__ */ new Set()
	}, (e.outrogroups ??= /* @__PURE__ */ new Set()).add(a);
}
function Gr(e, t, n = !0) {
	var r;
	if (e.pending.size > 0) {
		r = /* @__PURE__ */ new Set();
		for (let t of e.pending.values()) for (let n of t) r.add(e.items.get(n).e);
	}
	for (var i = 0; i < t.length; i++) {
		var a = t[i];
		r?.has(a) ? (a.f |= k, Pn(a, document.createDocumentFragment())) : Dn(t[i], n);
	}
}
var Kr;
function qr(e, t, n, r, i, o = null) {
	var s = e, l = /* @__PURE__ */ new Map();
	if (t & 4) {
		var u = e;
		s = j ? be(/* @__PURE__ */ nn(u)) : u.appendChild(tn());
	}
	j && xe();
	var d = null, f = /* @__PURE__ */ dt(() => {
		var e = n();
		return a(e) ? e : e == null ? [] : c(e);
	}), p = /* @__PURE__ */ new Map(), m = !0;
	function h(e) {
		if (!(_.effect.f & 16384)) {
			_.pending.delete(e);
			var n = G(f);
			_.fallback = d, Yr(_, n, s, t, r), d !== null && (n.length === 0 ? d.f & 33554432 ? (d.f ^= k, Zr(d, null, s)) : Mn(d) : An(d, () => {
				d = null;
			}));
		}
	}
	function g(e) {
		_.pending.delete(e);
	}
	var _ = {
		effect: Sn(() => {
			var e = G(f), a = e.length;
			let c = !1;
			j && we(s) === "[!" != (a === 0) && (s = Ce(), be(s), ye(!1), c = !0);
			for (var u = /* @__PURE__ */ new Set(), _ = F, v = sn(), y = 0; y < a; y += 1) {
				j && M.nodeType === 8 && M.data === "]" && (s = M, c = !0, ye(!1));
				var b = e[y], x = r(b, y), S = m ? null : l.get(x);
				S ? (S.v && Ht(S.v, b), S.i && Ht(S.i, y), v && _.unskip_effect(S.e)) : (S = Xr(l, m ? s : Kr ??= tn(), b, x, y, i, t, n), m || (S.e.f |= k), l.set(x, S)), u.add(x);
			}
			if (a === 0 && o && !d && (m ? d = Cn(() => o(s)) : (d = Cn(() => o(Kr ??= tn())), d.f |= k)), a > u.size && Ae("", "", ""), j && a > 0 && be(Ce()), !m) {
				if (p.set(_, u), v) {
					for (let [e, t] of l) u.has(e) || _.skip_effect(t.e);
					_.oncommit(h), _.ondiscard(g);
				} else h(_);
			}
			c && ye(!0), G(f);
		}),
		flags: t,
		items: l,
		pending: p,
		outrogroups: null,
		fallback: d
	};
	m = !1, j && (s = M);
}
function Jr(e) {
	for (; e !== null && !(e.f & 32);) e = e.next;
	return e;
}
function Yr(e, t, n, r, i) {
	var a = !!(r & 8), o = t.length, s = e.items, l = Jr(e.effect.first), u, d = null, f, p = [], m = [], h, g, _, v;
	if (a) for (v = 0; v < o; v += 1) h = t[v], g = i(h, v), _ = s.get(g).e, _.f & 33554432 || (_.nodes?.a?.measure(), (f ??= /* @__PURE__ */ new Set()).add(_));
	for (v = 0; v < o; v += 1) {
		if (h = t[v], g = i(h, v), _ = s.get(g).e, e.outrogroups !== null) for (let t of e.outrogroups) t.pending.delete(_), t.done.delete(_);
		if (_.f & 8192 && (Mn(_), a && (_.nodes?.a?.unfix(), (f ??= /* @__PURE__ */ new Set()).delete(_))), _.f & 33554432) {
			if (_.f ^= k, _ === l) Zr(_, null, n);
			else {
				var y = d ? d.next : l;
				_ === e.effect.last && (e.effect.last = _.prev), _.prev && (_.prev.next = _.next), _.next && (_.next.prev = _.prev), Qr(e, d, _), Qr(e, _, y), Zr(_, y, n), d = _, p = [], m = [], l = Jr(d.next);
				continue;
			}
		}
		if (_ !== l) {
			if (u !== void 0 && u.has(_)) {
				if (p.length < m.length) {
					var b = m[0], x;
					d = b.prev;
					var S = p[0], C = p[p.length - 1];
					for (x = 0; x < p.length; x += 1) Zr(p[x], b, n);
					for (x = 0; x < m.length; x += 1) u.delete(m[x]);
					Qr(e, S.prev, C.next), Qr(e, d, S), Qr(e, C, b), l = b, d = C, --v, p = [], m = [];
				} else u.delete(_), Zr(_, l, n), Qr(e, _.prev, _.next), Qr(e, _, d === null ? e.effect.first : d.next), Qr(e, d, _), d = _;
				continue;
			}
			for (p = [], m = []; l !== null && l !== _;) (u ??= /* @__PURE__ */ new Set()).add(l), m.push(l), l = Jr(l.next);
			if (l === null) continue;
		}
		_.f & 33554432 || p.push(_), d = _, l = Jr(_.next);
	}
	if (e.outrogroups !== null) {
		for (let t of e.outrogroups) t.pending.size === 0 && (Gr(e, c(t.done)), e.outrogroups?.delete(t));
		e.outrogroups.size === 0 && (e.outrogroups = null);
	}
	if (l !== null || u !== void 0) {
		var w = [];
		if (u !== void 0) for (_ of u) _.f & 8192 || w.push(_);
		for (; l !== null;) !(l.f & 8192) && l !== e.fallback && w.push(l), l = Jr(l.next);
		var T = w.length;
		if (T > 0) {
			var E = r & 4 && o === 0 ? n : null;
			if (a) {
				for (v = 0; v < T; v += 1) w[v].nodes?.a?.measure();
				for (v = 0; v < T; v += 1) w[v].nodes?.a?.fix();
			}
			Wr(e, w, E);
		}
	}
	a && Je(() => {
		if (f !== void 0) for (_ of f) _.nodes?.a?.apply();
	});
}
function Xr(e, t, n, r, i, a, o, s) {
	var c = o & 1 ? o & 16 ? Rt(n) : /* @__PURE__ */ zt(n, !1, !1) : null, l = o & 2 ? Rt(i) : null;
	return {
		v: c,
		i: l,
		e: Cn(() => (a(t, c ?? n, l ?? i, s), () => {
			e.delete(r);
		}))
	};
}
function Zr(e, t, n) {
	if (e.nodes) for (var r = e.nodes.start, i = e.nodes.end, a = t && !(t.f & 33554432) ? t.nodes.start : n; r !== null;) {
		var o = /* @__PURE__ */ rn(r);
		if (a.before(r), r === i) return;
		r = o;
	}
}
function Qr(e, t, n) {
	t === null ? e.effect.first = n : t.next = n, n === null ? e.effect.last = t : n.prev = t;
}
// node_modules/svelte/src/internal/client/timing.js
var $r = () => performance.now(), ei = {
	tick: (e) => requestAnimationFrame(e),
	now: () => $r(),
	tasks: /* @__PURE__ */ new Set()
};
// node_modules/svelte/src/internal/client/loop.js
function ti() {
	let e = ei.now();
	ei.tasks.forEach((t) => {
		t.c(e) || (ei.tasks.delete(t), t.f());
	}), ei.tasks.size !== 0 && ei.tick(ti);
}
function ni(e) {
	let t;
	return ei.tasks.size === 0 && ei.tick(ti), {
		promise: new Promise((n) => {
			ei.tasks.add(t = {
				c: e,
				f: n
			});
		}),
		abort() {
			ei.tasks.delete(t);
		}
	};
}
// node_modules/svelte/src/internal/client/dom/elements/transitions.js
function ri(e) {
	if (e === "float") return "cssFloat";
	if (e === "offset") return "cssOffset";
	if (e.startsWith("--")) return e;
	let t = e.split("-");
	return t.length === 1 ? t[0] : t[0] + t.slice(1).map((e) => e[0].toUpperCase() + e.slice(1)).join("");
}
function ii(e) {
	let t = {}, n = e.split(";");
	for (let e of n) {
		let [n, r] = e.split(":");
		if (!n || r === void 0) break;
		let i = ri(n.trim());
		t[i] = r.trim();
	}
	return t;
}
var ai = (e) => e, oi = null;
function si(e, t, n) {
	var r = (oi ?? W).nodes, i, a, o, s = null;
	r.a ??= {
		element: e,
		measure() {
			i = this.element.getBoundingClientRect();
		},
		apply() {
			if (o?.abort(), a = this.element.getBoundingClientRect(), i.left !== a.left || i.right !== a.right || i.top !== a.top || i.bottom !== a.bottom) {
				let e = t()(this.element, {
					from: i,
					to: a
				}, n?.());
				o = ci(this.element, e, void 0, 1, () => {}, () => {
					o?.abort(), o = void 0;
				});
			}
		},
		fix() {
			if (!e.getAnimations().length) {
				var { position: t, width: n, height: r } = getComputedStyle(e);
				if (t !== "absolute" && t !== "fixed") {
					var a = e.style;
					s = {
						position: a.position,
						width: a.width,
						height: a.height,
						transform: a.transform
					}, a.position = "absolute", a.width = n, a.height = r;
					var o = e.getBoundingClientRect();
					if (i.left !== o.left || i.top !== o.top) {
						var c = `translate(${i.left - o.left}px, ${i.top - o.top}px)`;
						a.transform = a.transform ? `${a.transform} ${c}` : c;
					}
				}
			}
		},
		unfix() {
			if (s) {
				var t = e.style;
				t.position = s.position, t.width = s.width, t.height = s.height, t.transform = s.transform;
			}
		}
	}, r.a.element = e;
}
function ci(e, t, n, r, i, a) {
	var o = r === 1, s = !1;
	if (g(t)) {
		var c;
		return Je(() => {
			s || (c = ci(e, t({ direction: o ? "in" : "out" }), n, r, i, a));
		}), {
			abort: () => {
				s = !0, c?.abort();
			},
			deactivate: () => c?.deactivate(),
			reset: () => c?.reset(),
			t: () => c?.t() ?? 1 - r
		};
	}
	if (n?.deactivate(), !t?.duration && !t?.delay) return i(), a(), {
		abort: _,
		deactivate: _,
		reset: _,
		t: () => r
	};
	let { delay: l = 0, css: u, tick: d, easing: f = ai } = t;
	var p, m = () => 1 - r;
	return Je(() => {
		if (!s) {
			var c = [];
			if (o && n === void 0 && (d && d(0, 1), u)) {
				var h = ii(u(0, 1));
				c.push(h, h);
			}
			p = e.animate(c, {
				duration: l,
				fill: "forwards"
			}), p.onfinish = () => {
				p.cancel(), i();
				var o = n?.t() ?? 1 - r;
				n?.abort();
				var s = r - o, c = t.duration * Math.abs(s), l = [];
				if (c > 0) {
					var h = !1;
					if (u) for (var g = Math.ceil(c / (1e3 / 60)), _ = 0; _ <= g; _ += 1) {
						var v = o + s * f(_ / g), y = ii(u(v, 1 - v));
						l.push(y), h ||= y.overflow === "hidden";
					}
					h && (e.style.overflow = "hidden"), m = () => {
						var e = p.currentTime;
						return o + s * f(e / c);
					}, d && ni(() => {
						if (p.playState !== "running") return !1;
						var e = m();
						return d(e, 1 - e), !0;
					});
				}
				p = e.animate(l, {
					duration: c,
					fill: "forwards"
				}), p.onfinish = () => {
					m = () => r, d?.(r, 1 - r), a();
				};
			};
		}
	}), {
		abort: () => {
			s = !0, p && (p.cancel(), p.effect = null, p.onfinish = _);
		},
		deactivate: () => {
			a = _;
		},
		reset: () => {
			r === 0 && d?.(1, 0);
		},
		t: () => m()
	};
}
// node_modules/svelte/src/internal/client/dom/css.js
function li(e, t) {
	yn(() => {
		e = W?.parent?.nodes?.start ?? e;
		var n = e.getRootNode(), r = n.host ? n : n.head ?? n.ownerDocument.head;
		if (!r.querySelector("#" + t.hash)) {
			let e = cn("style");
			e.id = t.hash, e.textContent = t.code, r.appendChild(e);
		}
	});
}
// node_modules/svelte/src/internal/client/dom/elements/actions.js
function ui(e, t, n) {
	yn(() => {
		var r = cr(() => t(e, n?.()) || {});
		if (n && r?.update) {
			var i = !1, a = {};
			xn(() => {
				var e = n();
				lr(e), i && Ee(a, e) && (a = e, r.update(e));
			}), i = !0;
		}
		if (r?.destroy) return () => r.destroy();
	});
}
// node_modules/svelte/src/internal/shared/attributes.js
var di = [..." 	\n\r\f\xA0\v﻿"];
function fi(e, t, n) {
	var r = e == null ? "" : "" + e;
	if (t && (r = r ? r + " " + t : t), n) {
		for (var i of Object.keys(n)) if (n[i]) r = r ? r + " " + i : i;
		else if (r.length) for (var a = i.length, o = 0; (o = r.indexOf(i, o)) >= 0;) {
			var s = o + a;
			(o === 0 || di.includes(r[o - 1])) && (s === r.length || di.includes(r[s])) ? r = (o === 0 ? "" : r.substring(0, o)) + r.substring(s + 1) : o = s;
		}
	}
	return r === "" ? null : r;
}
function pi(e, t = !1) {
	var n = t ? " !important;" : ";", r = "";
	for (var i of Object.keys(e)) {
		var a = e[i];
		a != null && a !== "" && (r += " " + i + ": " + a + n);
	}
	return r;
}
function mi(e) {
	return e[0] !== "-" || e[1] !== "-" ? e.toLowerCase() : e;
}
function hi(e, t) {
	if (t) {
		var n = "", r, i;
		if (Array.isArray(t) ? (r = t[0], i = t[1]) : r = t, e) {
			e = String(e).replaceAll(/\/\*.*?\*\//g, "").trim();
			var a = !1, o = 0, s = !1, c = [];
			r && c.push(...Object.keys(r).map(mi)), i && c.push(...Object.keys(i).map(mi));
			var l = 0, u = -1;
			let t = e.length;
			for (var d = 0; d < t; d++) {
				var f = e[d];
				if (s ? f === "/" && e[d - 1] === "*" && (s = !1) : a ? a === f && (a = !1) : f === "/" && e[d + 1] === "*" ? s = !0 : f === "\"" || f === "'" ? a = f : f === "(" ? o++ : f === ")" && o--, !s && a === !1 && o === 0) {
					if (f === ":" && u === -1) u = d;
					else if (f === ";" || d === t - 1) {
						if (u !== -1) {
							var p = mi(e.substring(l, u).trim());
							if (!c.includes(p)) {
								f !== ";" && d++;
								var m = e.substring(l, d).trim();
								n += " " + m + ";";
							}
						}
						l = d + 1, u = -1;
					}
				}
			}
		}
		return r && (n += pi(r)), i && (n += pi(i, !0)), n = n.trim(), n === "" ? null : n;
	}
	return e == null ? null : String(e);
}
// node_modules/svelte/src/internal/client/dom/elements/class.js
function gi(e, t, n, r, i, a) {
	var o = e[le];
	if (j || o !== n || o === void 0) {
		var s = fi(n, r, a);
		j && s === e.getAttribute("class") || (s == null ? e.removeAttribute("class") : t ? e.className = s : e.setAttribute("class", s)), e[le] = n;
	} else if (a && i !== a) for (var c in a) {
		var l = !!a[c];
		(i == null || l !== !!i[c]) && e.classList.toggle(c, l);
	}
	return a;
}
// node_modules/svelte/src/internal/client/dom/elements/style.js
function _i(e, t = {}, n, r) {
	for (var i in n) {
		var a = n[i];
		t[i] !== a && (n[i] == null ? e.style.removeProperty(i) : e.style.setProperty(i, a, r));
	}
}
function vi(e, t, n, r) {
	var i = e[ue];
	if (j || i !== t) {
		var a = hi(t, r);
		j && a === e.getAttribute("style") || (a == null ? e.removeAttribute("style") : e.style.cssText = a), e[ue] = t;
	} else r && (Array.isArray(r) ? (_i(e, n?.[0], r[0]), _i(e, n?.[1], r[1], "important")) : _i(e, n, r));
	return r;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/select.js
function yi(e, t) {
	t ? e.hasAttribute("selected") || e.setAttribute("selected", "") : e.removeAttribute("selected");
}
function bi(e, t) {
	var n = e.__defaultValue, r = e.multiple, i = r ? n ?? [] : null;
	if (!r || a(i)) {
		var o = e.selectedIndex, s = t && r ? new Set(e.selectedOptions) : null;
		for (var c of e.options) {
			var l = wi(c);
			yi(c, r ? i.includes(l) : Yt(l, n));
		}
		if (t) {
			if (s !== null) for (c of e.options) {
				var u = s.has(c);
				c.selected !== u && (c.selected = u);
			}
			else e.selectedIndex !== o && (e.selectedIndex = o);
		}
	}
}
function xi(e, t, n = !1) {
	if (e.multiple) {
		if (t == null) return;
		if (!a(t)) return _e();
		for (var r of e.options) r.selected = t.includes(wi(r));
	} else {
		for (r of e.options) if (Yt(wi(r), t)) {
			r.selected = !0;
			return;
		}
		n && t === void 0 || (e.selectedIndex = -1);
	}
}
function Si(e) {
	var t = new MutationObserver((t) => {
		t.every(Ti) || ("__defaultValue" in e && bi(e, !1), "__value" in e && xi(e, e.__value));
	});
	t.observe(e, {
		childList: !0,
		subtree: !0,
		attributes: !0,
		attributeFilter: ["value"]
	}), gn(() => {
		t.disconnect();
	});
}
function Ci(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet(), i = !0;
	rt(e, "change", (t) => {
		var i = t ? "[selected]" : ":checked", a;
		if (e.multiple) a = [].map.call(e.querySelectorAll(i), wi);
		else {
			var o = e.querySelector(i) ?? e.querySelector("option:not([disabled])");
			a = o && wi(o);
		}
		n(a), e.__value = a, F !== null && r.add(F);
	}), yn(() => {
		var a = t();
		if (e === document.activeElement) {
			var o = F;
			if (r.has(o)) return;
		}
		if (xi(e, a, i), i && a === void 0) {
			var s = e.querySelector(":checked");
			s !== null && (a = wi(s), n(a));
		}
		e.__value = a, i = !1;
	});
}
function wi(e) {
	return "__value" in e ? e.__value : e.value;
}
function Ti(e) {
	if (e.target.closest("selectedcontent") !== null) return !0;
	if (e.type === "childList") {
		var t = [...e.addedNodes, ...e.removedNodes];
		return t.length > 0 && t.every((e) => e.nodeName === "SELECTEDCONTENT");
	}
	return !1;
}
// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var Ei = Symbol("is custom element"), Di = Symbol("is html"), Oi = me ? "link" : "LINK", ki = me ? "progress" : "PROGRESS";
function Ai(e) {
	if (j) {
		var t = !1, n = () => {
			if (!t) {
				if (t = !0, e.hasAttribute("value")) {
					var n = e.value;
					Z(e, "value", null), e.value = n;
				}
				if (e.hasAttribute("checked")) {
					var r = e.checked;
					Z(e, "checked", null), e.checked = r;
				}
			}
		};
		e[fe] = n, Je(n), tt();
	}
}
function ji(e, t) {
	var n = Ni(e);
	n.value !== (n.value = t ?? void 0) && (e.value !== t || t === 0 && e.nodeName === ki) && (e.value = t ?? "");
}
function Mi(e, t) {
	var n = Ni(e);
	n.checked !== (n.checked = t ?? void 0) && (e.checked = t);
}
function Z(e, t, n, r) {
	var i = Ni(e);
	if (!(j && (i[t] = e.getAttribute(t), t === "src" || t === "srcset" || t === "href" && e.nodeName === Oi))) {
		var a = i[t];
		a !== (i[t] = n) && (t === "loading" && (e[se] = n), n == null ? e.removeAttribute(t) : typeof n != "string" && Fi(e).has(t) ? e[t] = n : (!j || typeof n != "number" && typeof n != "boolean" || a !== String(n)) && e.setAttribute(t, n));
	}
}
function Ni(e) {
	return e[ce] ??= {
		[Ei]: e.nodeName.includes("-"),
		[Di]: e.namespaceURI === i
	};
}
var Pi = /* @__PURE__ */ new Map();
function Fi(e) {
	var t = e.getAttribute("is") || e.nodeName, n = Pi.get(t);
	if (n) return n;
	Pi.set(t, n = /* @__PURE__ */ new Set());
	for (var r, i = e, a = Element.prototype; a !== i;) {
		for (var o in r = d(i), r) r[o].set && o !== "innerHTML" && o !== "textContent" && o !== "innerText" && n.add(o);
		i = m(i);
	}
	return n;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/input.js
function Ii(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet();
	rt(e, "input", async (i) => {
		var a = i ? e.defaultValue : e.value;
		if (a = Ri(e) ? zi(a) : a, n(a), F !== null && r.add(F), await ar(), a !== (a = t())) {
			var o = e.selectionStart, s = e.selectionEnd, c = e.value.length;
			if (e.value = a ?? "", s !== null) {
				var l = e.value.length;
				o === s && s === c && l > c ? (e.selectionStart = l, e.selectionEnd = l) : (e.selectionStart = o, e.selectionEnd = Math.min(s, l));
			}
		}
	}), (j && e.defaultValue !== e.value || cr(t) == null && e.value) && (n(Ri(e) ? zi(e.value) : e.value), F !== null && r.add(F)), xn(() => {
		var n = t();
		if (e === document.activeElement) {
			var i = F;
			if (r.has(i)) return;
		}
		Ri(e) && n === zi(e.value) || (e.type !== "date" || n || e.value) && n !== e.value && (e.value = n ?? "");
	});
}
function Li(e, t, n = t) {
	rt(e, "change", (t) => {
		n(t ? e.defaultChecked : e.checked);
	}), (j && e.defaultChecked !== e.checked || cr(t) == null) && n(e.checked), xn(() => {
		e.checked = !!t();
	});
}
function Ri(e) {
	var t = e.type;
	return t === "number" || t === "range";
}
function zi(e) {
	return e === "" ? null : +e;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function Bi(e, t) {
	return e === t || e?.[A] === t;
}
function Vi(e = We(), t, n, r) {
	var i = Be.r, a = W;
	return yn(() => {
		var o, s;
		return xn(() => {
			o = s, s = r?.() || [], cr(() => {
				Bi(n(...s), e) || (t(e, ...s), o && Bi(n(...o), e) && t(null, ...o));
			});
		}), () => {
			let r = a;
			for (; r !== i && r.parent !== null && r.parent.f & 33554432;) r = r.parent;
			let o = () => {
				s && Bi(n(...s), e) && t(null, ...s);
			}, c = r.teardown;
			r.teardown = () => {
				o(), c?.();
			};
		};
	}), e;
}
// node_modules/svelte/src/internal/client/reactivity/store.js
var Hi = !1;
function Ui(e) {
	var t = Hi;
	try {
		return Hi = !1, [e(), Hi];
	} finally {
		Hi = t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/props.js
var Wi = {
	get(e, t) {
		let n = e.props.length;
		for (; n--;) {
			let r = e.props[n];
			if (g(r) && (r = r()), typeof r == "object" && r && t in r) return r[t];
		}
	},
	set(e, t, n) {
		let r = e.props.length;
		for (; r--;) {
			let i = e.props[r];
			g(i) && (i = i());
			let a = u(i, t);
			if (a && a.set) return a.set(n), !0;
		}
		return !1;
	},
	getOwnPropertyDescriptor(e, t) {
		let n = e.props.length;
		for (; n--;) {
			let r = e.props[n];
			if (g(r) && (r = r()), typeof r == "object" && r && t in r) {
				let e = u(r, t);
				return e && !e.configurable && (e.configurable = !0), e;
			}
		}
	},
	has(e, t) {
		if (t === A || t === oe) return !1;
		for (let n of e.props) if (g(n) && (n = n()), n != null && t in n) return !0;
		return !1;
	},
	ownKeys(e) {
		let t = [];
		for (let n of e.props) if (g(n) && (n = n()), n) {
			for (let e in n) t.includes(e) || t.push(e);
			for (let e of Object.getOwnPropertySymbols(n)) t.includes(e) || t.push(e);
		}
		return t;
	}
};
function Gi(...e) {
	return new Proxy({ props: e }, Wi);
}
function Q(e, t, n, r) {
	var i = !0, a = !!(n & 8), o = !!(n & 16), s = r, c = !0, l = void 0, d = () => o && i ? (l ??= /* @__PURE__ */ ct(r), G(l)) : (c && (c = !1, s = o ? cr(r) : r), s);
	let f;
	if (a) {
		var p = A in e || oe in e;
		f = u(e, t)?.set ?? (p && t in e ? (n) => e[t] = n : void 0);
	}
	var m, h = !1;
	a ? [m, h] = Ui(() => e[t]) : m = e[t], m === void 0 && r !== void 0 && (m = d(), f && (i && Fe(t), f(m)));
	var g = i ? () => {
		var n = e[t];
		return n === void 0 ? d() : (c = !0, n);
	} : () => {
		var n = e[t];
		return n !== void 0 && (s = void 0), n === void 0 ? s : n;
	};
	if (i && !(n & 4)) return g;
	if (f) {
		var _ = e.$$legacy;
		return (function(e, t) {
			return arguments.length > 0 ? ((!i || !t || _ || h) && f(t ? g() : e), e) : g();
		});
	}
	var v = !1, y = (n & 1 ? ct : dt)(() => (v = !1, g()));
	a && G(y);
	var b = W;
	return (function(e, t) {
		if (arguments.length > 0) {
			let n = t ? G(y) : i && a ? qt(e) : e;
			return L(y, n), v = !0, s !== void 0 && (s = n), e;
		}
		return In && v || b.f & 16384 ? y.v : G(y);
	});
}
var Ki = {
	language: "Language",
	appearance: "Appearance",
	asTheSystem: "As the system",
	light: "Light",
	dark: "Dark"
}, qi = {
	language: "Idioma",
	appearance: "Apariencia",
	asTheSystem: "Como el sistema",
	light: "Clara",
	dark: "Oscura"
}, Ji = /* @__PURE__ */ new Set([document.documentElement]), Yi = {
	en: "English",
	es: "Español"
}, Xi = {
	en: { shared: Ki },
	es: { shared: qi }
};
function Zi(e, t) {
	for (let n of Object.keys(t)) Xi[n][e] = t[n];
}
function Qi() {
	let e = [
		new URLSearchParams(globalThis.location?.search ?? "").get("lang"),
		document.documentElement.dataset.lang,
		...navigator.languages ?? []
	];
	for (let t of e) {
		let e = t?.slice(0, 2);
		if (e && e in Yi) return e;
	}
	return "en";
}
var $i = new class {
	#e = /* @__PURE__ */ I(qt(Qi()));
	get name() {
		return G(this.#e);
	}
	set name(e) {
		L(this.#e, e, !0);
	}
	get t() {
		return Xi[this.name];
	}
	choose(e) {
		this.name = e, this.apply();
	}
	apply() {
		for (let e of Ji) e.lang = this.name;
	}
}();
// src/strings/explore.ts
Zi("explore", {
	en: {
		title: "qkv explore",
		viewsLabel: "Views",
		views: {
			text: "Text",
			image: "Image",
			map: "Map",
			gallery: "Heads",
			cell: "Calculation"
		},
		key: "key",
		layer: "layer",
		head: "head",
		mean: "mean of the layer",
		meanAll: "mean of all",
		meanOfAll: "mean of all layers and heads",
		layerMean: (e) => `layer ${e}, mean of its heads`,
		layerHead: (e, t) => `layer ${e}, head ${t}`,
		keys: "Keys: 1 to 4 views · [ ] head · { } layer · arrows move · + − 0 zoom · Enter opens · Shift-click adds a word",
		save: "Save",
		chosenMean: (e) => `mean of the heads ${e}`,
		chosen: (e) => `${e} chosen`,
		trace: "trace",
		sides: {
			first: "first",
			second: "second",
			difference: "second − first",
			all: "side by side"
		},
		sideNames: {
			first: "1",
			second: "2",
			difference: "2 − 1"
		},
		difference: "difference",
		shareDifference: "difference of the shares",
		measured: "measured",
		derived: "derived",
		whatRead: (e) => `What did ${e} read?`,
		whoRead: (e) => `Who read ${e}?`,
		unit: {
			share: "share of its attention",
			contribution: "length of what was handed over"
		},
		unitTaken: {
			share: "share that each reader took from it",
			contribution: "length of what it handed over"
		},
		unitShort: {
			share: "share",
			contribution: "length"
		},
		askLabel: "Question",
		asRead: "what it read",
		asReaders: "who read it",
		whatLabel: "Measure",
		shares: "shares",
		contributions: "contributions",
		byLabel: "Units",
		words: "words",
		tokens: "sub-words",
		word: "word",
		token: "token",
		position: "place",
		textLabel: "The text. Arrow keys choose a word.",
		sidebar: "Where in the text the weight lies",
		newline: "line break",
		mostRead: "Read most",
		mostReaders: "Strongest readers",
		nothing: "nothing",
		sink: "sink",
		sinkWhy: "Many heads leave their share on the first token when nothing fits. It carries no news.",
		whereFrom: "Where does this number come from?",
		honest: "A share says where a head read from, not why the model goes on as it does.",
		contributionNote: "A large share of a short value hands over little: sinks are read much and say nothing.",
		asksLabel: (e) => `Asking: a word of the ${e}`,
		answersLabel: (e) => `Read: a word of the ${e}`,
		asAnswer: "what an answer came from",
		cameFrom: (e) => `What did “${e}” come from?`,
		cameFromAnswer: "What did the answer come from?",
		attributionOfOne: "An attribution is of one trace. Choose the first or the second above.",
		answerLabel: "The text. Arrow keys choose an answer, with Shift a stretch; Escape: what the model said.",
		answerShown: "The text, shaded by what its answer came from",
		answerKeys: (e) => e ? "Keys: arrows or a click choose an answer · Shift makes it longer · Escape: what the model said · 1 to 4 views" : "One attribution as a file. Everything else: qkv explore.",
		byMethod: (e) => `by ${e}`,
		method: "method",
		byDefault: "default",
		lacks: {
			values: "no values",
			weights: "no output weights",
			coefficients: "no coefficients",
			model: "needs the model",
			file: "not in this file"
		},
		methodLacks: {
			values: "this trace keeps no values (qkv record keeps them, without --keep qk)",
			weights: "this trace keeps no output weights (qkv record keeps them)",
			coefficients: "nobody has fitted coefficients for this model (qkv.attribution.fit)",
			model: "run the model again, and it is not at hand (qkv explore trace --model smollm2)",
			file: "not in this file; ask the server (qkv explore)"
		},
		spansOf: "parts",
		cutInto: {
			sentences: "sentences",
			lines: "lines",
			tokens: "tokens"
		},
		span: {
			sentences: "sentence",
			lines: "line",
			tokens: "token"
		},
		verify: "knock-out of the first three",
		wholeAnswer: "what the model said",
		firstSpans: (e, t, n) => `The first ${e} of ${t.toLocaleString("en")} ${n}, by the size of their part`,
		part: "part",
		forIt: "for the answer",
		againstIt: "against it",
		howFar: "How far to trust it:",
		noProof: "No proof of influence: a knock-out cuts the answer off from the first parts.",
		noKnockout: {
			values: "Here it cannot: the trace keeps no values.",
			model: "Here it cannot: the model is not at hand (qkv explore trace --model smollm2).",
			file: "This file holds none (qkv look --answer --verify --html)."
		},
		cutting: "Cutting the answer off from the first three, and from as many other tokens …",
		cutOffSays: "Cut off: what becomes of the answer's log-probability when its rows no longer read the part, beside as many other tokens. What others have read of it stays.",
		imageRead: (e) => `What did ${e} read?`,
		imageReaders: (e) => `Who read ${e}?`,
		patch: (e, t) => `the patch in row ${e}, column ${t}`,
		classToken: "the class token",
		register: (e) => `register ${e}`,
		imageLabel: "The image in patches. Arrow keys choose a patch, Home the class token.",
		shownBy: "Shown by",
		light: "light",
		colour: "colour",
		noImage: "The image is not there, so its patches are shown by themselves.",
		patchName: "patch",
		beside: "Tokens that are no patch",
		mapTitle: "Who read whom?",
		mapLabel: "The attention map. Rows ask, columns answer. Arrow keys move, plus and minus zoom, Enter opens.",
		mapHint: "Rows ask, columns answer. Point at a cell, or press an arrow key.",
		share: "share",
		hiddenByMask: "hidden by the mask",
		maxOf: (e) => `share, the largest of ${e} × ${e} cells`,
		meanOf: (e) => `share, the mean of ${e} × ${e} cells`,
		scale: "scale",
		log: "logarithmic",
		linear: "linear",
		rank: "by rank",
		bins: "from afar",
		max: "largest",
		meanBin: "mean",
		colours: "colours",
		noFirst: "without the first column",
		noDiagonal: "without the diagonal",
		asTable: "as a table",
		tableCaption: "The cells in sight, at most 24 × 24 of them",
		zoomIn: "zoom in",
		zoomOut: "zoom out",
		whole: "whole",
		minimap: "The whole map, and the part in sight",
		smallest: "smallest",
		largest: "largest",
		scaleLabel: "Scale of the colours",
		masked: "hidden by the mask",
		sampled: (e) => `drawn from one cell in ${e.toLocaleString("en")}`,
		galleryTitle: "What does each head do?",
		galleryFacts: (e) => `${e} heads · each picture by itself, logarithmic · a click opens the map`,
		galleryLabel: "All heads. Arrow keys move, Enter opens the map.",
		galleryReady: (e) => `${e} heads are there`,
		measuring: (e, t) => `scores: ${e} of ${t} layers`,
		chooseSeveral: "choose several",
		chosenHeads: (e) => `${e} heads chosen`,
		openMean: (e) => e === 1 ? "map of it" : `map of the mean of ${e}`,
		chooseNone: "choose none",
		sortBy: "sort by",
		byPlace: "layer and head",
		largestFirst: "largest first",
		atLeast: "at least",
		columns: {
			entropy: "entropy",
			relative_entropy: "relative entropy",
			distance: "distance",
			sink_share: "first token (sink)",
			learned_sink: "learned sink",
			previous_token: "token before",
			self_share: "itself",
			duplicate_token: "same token before",
			induction: "induction",
			retrieval: "retrieval"
		},
		cellTitle: "Where did this number come from?",
		cellLabel: "The calculation. Arrow keys choose another cell.",
		oneTrace: "A calculation is of one trace. Choose the first or the second above.",
		oneHead: "A calculation is of one head. Choose one above.",
		queryOf: "query of token",
		keyOf: "key of token",
		qVector: "what it asks",
		kVector: "what the other has to offer",
		vVector: "what the other hands over",
		handed: "the share of it",
		products: "their products, number by number",
		sumOfProducts: (e) => `the sum of ${e} products`,
		scaleStep: "scale",
		cap: "softcap",
		bias: "bias",
		mask: "mask",
		score: "score",
		overKeys: (e) => `over ${e.toLocaleString("en")} keys`,
		rankIs: (e) => `number ${e.toLocaleString("en")} of them`,
		sinkLogit: "beside a sink with the score",
		shareTimesValue: "share × value",
		lengthThrough: "length of what is added, through the output weight",
		lengthPlain: "length of share × value",
		rowTitle: (e) => `The strongest in the row of “${e}”`
	},
	es: {
		title: "qkv explore",
		viewsLabel: "Vistas",
		views: {
			text: "Texto",
			image: "Imagen",
			map: "Mapa",
			gallery: "Cabezas",
			cell: "Cálculo"
		},
		key: "tecla",
		layer: "capa",
		head: "cabeza",
		mean: "media de la capa",
		meanAll: "media de todo",
		meanOfAll: "media de todas las capas y cabezas",
		layerMean: (e) => `capa ${e}, media de sus cabezas`,
		layerHead: (e, t) => `capa ${e}, cabeza ${t}`,
		keys: "Teclas: 1 a 4 vistas · [ ] cabeza · { } capa · flechas mueven · + − 0 zoom · Intro abre · Mayús-clic añade una palabra",
		save: "Guardar",
		chosenMean: (e) => `media de las cabezas ${e}`,
		chosen: (e) => `${e} elegidas`,
		trace: "traza",
		sides: {
			first: "primera",
			second: "segunda",
			difference: "segunda − primera",
			all: "lado a lado"
		},
		sideNames: {
			first: "1",
			second: "2",
			difference: "2 − 1"
		},
		difference: "diferencia",
		shareDifference: "diferencia de las partes",
		measured: "medido",
		derived: "derivado",
		whatRead: (e) => `¿Qué leyó ${e}?`,
		whoRead: (e) => `¿Quién leyó ${e}?`,
		unit: {
			share: "parte de su atención",
			contribution: "longitud de lo entregado"
		},
		unitTaken: {
			share: "parte que cada lector tomó de ella",
			contribution: "longitud de lo que entregó"
		},
		unitShort: {
			share: "parte",
			contribution: "longitud"
		},
		askLabel: "Pregunta",
		asRead: "qué leyó",
		asReaders: "quién la leyó",
		whatLabel: "Medida",
		shares: "partes",
		contributions: "contribuciones",
		byLabel: "Unidades",
		words: "palabras",
		tokens: "subpalabras",
		word: "palabra",
		token: "token",
		position: "lugar",
		textLabel: "El texto. Las flechas eligen una palabra.",
		sidebar: "En qué lugar del texto está el peso",
		newline: "salto de línea",
		mostRead: "Lo más leído",
		mostReaders: "Quienes más la leyeron",
		nothing: "nada",
		sink: "sumidero",
		sinkWhy: "Muchas cabezas dejan su parte en el primer token cuando nada encaja. No dice nada nuevo.",
		whereFrom: "¿De dónde sale este número?",
		honest: "Una parte dice de dónde leyó una cabeza, no por qué el modelo sigue como sigue.",
		contributionNote: "Una parte grande de un valor corto entrega poco: los sumideros se leen mucho y no dicen nada.",
		asksLabel: (e) => `Pregunta: una palabra de ${e}`,
		answersLabel: (e) => `Leída: una palabra de ${e}`,
		asAnswer: "de qué salió una respuesta",
		cameFrom: (e) => `¿De qué salió «${e}»?`,
		cameFromAnswer: "¿De qué salió la respuesta?",
		attributionOfOne: "Una atribución es de una sola traza. Elija arriba la primera o la segunda.",
		answerLabel: "El texto. Las flechas eligen una respuesta, con Mayús un tramo; Escape: lo que dijo el modelo.",
		answerShown: "El texto, sombreado según de qué salió su respuesta",
		answerKeys: (e) => e ? "Teclas: flechas o un clic eligen una respuesta · Mayús la alarga · Escape: lo que dijo el modelo · 1 a 4 vistas" : "Una atribución como archivo. Todo lo demás: qkv explore.",
		byMethod: (e) => `por ${e}`,
		method: "método",
		byDefault: "por omisión",
		lacks: {
			values: "sin valores",
			weights: "sin pesos de salida",
			coefficients: "sin coeficientes",
			model: "necesita el modelo",
			file: "no está en este archivo"
		},
		methodLacks: {
			values: "esta traza no guarda valores (qkv record los guarda, sin --keep qk)",
			weights: "esta traza no guarda pesos de salida (qkv record los guarda)",
			coefficients: "nadie ha ajustado coeficientes para este modelo (qkv.attribution.fit)",
			model: "ejecutan el modelo otra vez, y no está a mano (qkv explore trace --model smollm2)",
			file: "no está en este archivo; pregunte al servidor (qkv explore)"
		},
		spansOf: "partes",
		cutInto: {
			sentences: "frases",
			lines: "líneas",
			tokens: "tokens"
		},
		span: {
			sentences: "frase",
			lines: "línea",
			tokens: "token"
		},
		verify: "corte de las tres primeras",
		wholeAnswer: "lo que dijo el modelo",
		firstSpans: (e, t, n) => `Las primeras ${e} de ${t.toLocaleString("es")} ${n}, por el tamaño de su parte`,
		part: "parte",
		forIt: "a favor de la respuesta",
		againstIt: "en contra",
		howFar: "Hasta dónde fiarse:",
		noProof: "No prueba ninguna influencia: un corte separa la respuesta de las primeras partes.",
		noKnockout: {
			values: "Aquí no se puede: la traza no guarda valores.",
			model: "Aquí no se puede: el modelo no está a mano (qkv explore trace --model smollm2).",
			file: "Este archivo no tiene ninguno (qkv look --answer --verify --html)."
		},
		cutting: "Separando la respuesta de las tres primeras, y de otros tantos tokens …",
		cutOffSays: "Corte: qué pasa con la probabilidad logarítmica de la respuesta cuando sus filas ya no leen la parte, junto a otros tantos tokens. Lo que otros leyeron de ella queda.",
		imageRead: (e) => `¿Qué leyó ${e}?`,
		imageReaders: (e) => `¿Quién leyó ${e}?`,
		patch: (e, t) => `el parche de la fila ${e}, columna ${t}`,
		classToken: "el token de clase",
		register: (e) => `registro ${e}`,
		imageLabel: "La imagen en parches. Las flechas eligen un parche, Inicio el token de clase.",
		shownBy: "Mostrado por",
		light: "luz",
		colour: "color",
		noImage: "La imagen no está, así que se muestran solo sus parches.",
		patchName: "parche",
		beside: "Tokens que no son parches",
		mapTitle: "¿Quién leyó a quién?",
		mapLabel: "El mapa de atención. Las filas preguntan, las columnas responden. Flechas mueven, más y menos amplían, Intro abre.",
		mapHint: "Las filas preguntan, las columnas responden. Señale una celda o pulse una flecha.",
		share: "parte",
		hiddenByMask: "oculta por la máscara",
		maxOf: (e) => `parte, la mayor de ${e} × ${e} celdas`,
		meanOf: (e) => `parte, la media de ${e} × ${e} celdas`,
		scale: "escala",
		log: "logarítmica",
		linear: "lineal",
		rank: "por rango",
		bins: "de lejos",
		max: "la mayor",
		meanBin: "la media",
		colours: "colores",
		noFirst: "sin la primera columna",
		noDiagonal: "sin la diagonal",
		asTable: "como tabla",
		tableCaption: "Las celdas a la vista, 24 × 24 como máximo",
		zoomIn: "ampliar",
		zoomOut: "reducir",
		whole: "entero",
		minimap: "El mapa entero y la parte a la vista",
		smallest: "menor",
		largest: "mayor",
		scaleLabel: "Escala de los colores",
		masked: "oculta por la máscara",
		sampled: (e) => `dibujado con una de cada ${e.toLocaleString("es")} celdas`,
		galleryTitle: "¿Qué hace cada cabeza?",
		galleryFacts: (e) => `${e} cabezas · cada imagen por sí sola, logarítmica · un clic abre el mapa`,
		galleryLabel: "Todas las cabezas. Las flechas mueven, Intro abre el mapa.",
		galleryReady: (e) => `Están las ${e} cabezas`,
		measuring: (e, t) => `medidas: ${e} de ${t} capas`,
		chooseSeveral: "elegir varias",
		chosenHeads: (e) => `${e} cabezas elegidas`,
		openMean: (e) => e === 1 ? "su mapa" : `mapa de la media de ${e}`,
		chooseNone: "no elegir ninguna",
		sortBy: "ordenar por",
		byPlace: "capa y cabeza",
		largestFirst: "la mayor primero",
		atLeast: "al menos",
		columns: {
			entropy: "entropía",
			relative_entropy: "entropía relativa",
			distance: "distancia",
			sink_share: "primer token (sumidero)",
			learned_sink: "sumidero aprendido",
			previous_token: "token anterior",
			self_share: "sí mismo",
			duplicate_token: "mismo token antes",
			induction: "inducción",
			retrieval: "recuperación"
		},
		cellTitle: "¿De dónde sale este número?",
		cellLabel: "El cálculo. Las flechas eligen otra celda.",
		oneTrace: "Un cálculo es de una sola traza. Elija arriba la primera o la segunda.",
		oneHead: "Un cálculo es de una sola cabeza. Elija una arriba.",
		queryOf: "consulta del token",
		keyOf: "clave del token",
		qVector: "lo que pregunta",
		kVector: "lo que ofrece el otro",
		vVector: "lo que entrega el otro",
		handed: "la parte de ello",
		products: "sus productos, número a número",
		sumOfProducts: (e) => `la suma de ${e} productos`,
		scaleStep: "escala",
		cap: "softcap",
		bias: "sesgo",
		mask: "máscara",
		score: "puntuación",
		overKeys: (e) => `sobre ${e.toLocaleString("es")} claves`,
		rankIs: (e) => `la número ${e.toLocaleString("es")}`,
		sinkLogit: "junto a un sumidero con la puntuación",
		shareTimesValue: "parte × valor",
		lengthThrough: "longitud de lo que se añade, tras el peso de salida",
		lengthPlain: "longitud de parte × valor",
		rowTitle: (e) => `Lo más fuerte en la fila de «${e}»`
	}
});
// src/shared/theme.svelte.ts
var ea = "qkv-theme", ta = [
	"system",
	"light",
	"dark"
], na = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
function ra() {
	try {
		let e = localStorage.getItem(ea);
		return e && ta.includes(e) ? e : "system";
	} catch {
		return "system";
	}
}
var ia = new class {
	#e = /* @__PURE__ */ I(qt(ra()));
	get choice() {
		return G(this.#e);
	}
	set choice(e) {
		L(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ I(qt(na?.matches ?? !1));
	constructor() {
		na?.addEventListener("change", (e) => {
			L(this.#t, e.matches, !0), this.apply();
		});
	}
	get shown() {
		return this.choice === "system" ? G(this.#t) ? "dark" : "light" : this.choice;
	}
	choose(e) {
		this.choice = e;
		try {
			localStorage.setItem(ea, e);
		} catch {}
		this.apply();
	}
	follow(e) {
		L(this.#t, e, !0), this.apply();
	}
	apply() {
		for (let e of Ji) e.dataset.theme = this.shown;
	}
}();
// node_modules/svelte/src/internal/disclose-version.js
typeof window < "u" && ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add("5");
// src/shared/Settings.svelte
var aa = /* @__PURE__ */ q("<option class=\"svelte-n9s7ue\"> </option>"), oa = /* @__PURE__ */ q("<div class=\"settings svelte-n9s7ue\"><label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"></select> <label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option></select></div>"), sa = {
	hash: "svelte-n9s7ue",
	code: ".settings.svelte-n9s7ue {display:flex;gap:0.4rem;}select.svelte-n9s7ue {font-size:0.82rem;padding:0.15rem 0.35rem;border:1px solid transparent;border-radius:4px;background:transparent;color:var(--soft);}select.svelte-n9s7ue:hover {border-color:var(--line);}option.svelte-n9s7ue {background:var(--raised);color:var(--ink);}"
};
function ca(e, t) {
	let n = Or();
	He(t, !0), li(e, sa);
	let r = /* @__PURE__ */ P(() => $i.t.shared);
	var i = oa(), a = R(i), o = z(a, !0), s = B(a, 2);
	qr(s, 21, () => Object.entries(Yi), ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ P(() => b(G(t), 2));
		let r = () => G(n)[0], i = () => G(n)[1];
		var a = aa(), o = z(a, !0), s = {};
		H(() => {
			Z(a, "lang", r()), Y(o, i()), s !== (s = r()) && (a.value = (a.__value = s) ?? "");
		}), J(e, a);
	}), N(s);
	var c;
	Si(s);
	var l = B(s, 2), u = z(l, !0), d = B(l, 2), f = R(d), p = z(f, !0);
	f.value = f.__value = "system";
	var m = B(f), h = z(m, !0);
	m.value = m.__value = "light";
	var g = B(m), _ = z(g, !0);
	g.value = g.__value = "dark", N(d);
	var v;
	Si(d), N(i), H(() => {
		Z(a, "for", `${n}-language`), Y(o, G(r).language), Z(s, "id", `${n}-language`), c !== (c = $i.name) && (s.value = (s.__value = c) ?? "", xi(s, c)), Z(l, "for", `${n}-theme`), Y(u, G(r).appearance), Z(d, "id", `${n}-theme`), Y(p, G(r).asTheSystem), Y(h, G(r).light), Y(_, G(r).dark), v !== (v = ia.choice) && (d.value = (d.__value = v) ?? "", xi(d, v));
	}), K("change", s, (e) => $i.choose(e.currentTarget.value)), K("change", d, (e) => ia.choose(e.currentTarget.value)), J(e, i), Ue();
}
gr(["change"]);
// src/explore/AnswerChoices.svelte
var la = /* @__PURE__ */ q("<option> </option>"), ua = /* @__PURE__ */ q("<label> <select data-testid=\"method\"></select></label>"), da = /* @__PURE__ */ q("<label> <select data-testid=\"spans\"></select></label>"), fa = /* @__PURE__ */ q("<label><input type=\"checkbox\" data-testid=\"verify\"/> </label>"), pa = /* @__PURE__ */ q("<button class=\"small\"> </button>"), ma = /* @__PURE__ */ q("<p class=\"note svelte-15mrtap\" data-screen=\"\" data-testid=\"lacking\"> </p>"), ha = /* @__PURE__ */ q("<div class=\"choices\" data-screen=\"\"><!> <!> <!> <!></div> <!>", 1), ga = {
	hash: "svelte-15mrtap",
	code: ".off.svelte-15mrtap {opacity:0.6;}.note.svelte-15mrtap {margin:0 0 0.4rem;}"
};
function _a(e, t) {
	He(t, !0), li(e, ga);
	let n = Q(t, "place", 7), r = /* @__PURE__ */ P(() => $i.t.explore), i = /* @__PURE__ */ P(() => n().info.attribution), a = /* @__PURE__ */ P(() => G(i).methods.filter((e) => !e.lacks)), o = /* @__PURE__ */ P(() => {
		let e = /* @__PURE__ */ new Map();
		for (let { name: t, lacks: n } of G(i).methods) n && e.set(n, [...e.get(n) ?? [], t]);
		return [...e].map(([e, t]) => `${t.join(", ")}: ${G(r).methodLacks[e]}`);
	});
	var s = ha(), c = an(s), l = R(c), u = (e) => {
		var t = ua(), a = R(t), o = B(a);
		qr(o, 21, () => G(i).methods, ({ name: e, lacks: t }) => e, (e, t) => {
			let n = () => G(t).name, a = () => G(t).lacks;
			var o = la(), s = z(o), c = {};
			H(() => {
				o.disabled = !!a(), Y(s, `${n() ?? ""}${n() === G(i).default ? ` (${G(r).byDefault})` : ""}${a() ? ` (${G(r).lacks[a()]})` : ""}`), c !== (c = n()) && (o.value = (o.__value = c) ?? "");
			}), J(e, o);
		}), N(o);
		var s;
		Si(o), N(t), H(() => {
			Y(a, `${G(r).method ?? ""} `), s !== (s = n().method || G(i).default) && (o.value = (o.__value = s) ?? "", xi(o, s));
		}), K("change", o, (e) => n().method = e.currentTarget.value), J(e, t);
	};
	X(l, (e) => {
		G(i).methods.length > 1 && e(u);
	});
	var d = B(l, 2), f = (e) => {
		var t = da(), a = R(t), o = B(a);
		qr(o, 20, () => G(i).spans, (e) => e, (e, t) => {
			var n = la(), i = z(n, !0), a = {};
			H(() => {
				Y(i, G(r).cutInto[t]), a !== (a = t) && (n.value = (n.__value = a) ?? "");
			}), J(e, n);
		}), N(o);
		var s;
		Si(o), N(t), H(() => {
			Y(a, `${G(r).spansOf ?? ""} `), s !== (s = n().spans) && (o.value = (o.__value = s) ?? "", xi(o, s));
		}), K("change", o, (e) => n().spans = e.currentTarget.value), J(e, t);
	};
	X(d, (e) => {
		G(i).spans.length > 1 && e(f);
	});
	var p = B(d, 2), m = (e) => {
		var t = fa();
		let a;
		var o = R(t);
		Ai(o);
		var s = B(o);
		N(t), H(() => {
			a = gi(t, 1, "svelte-15mrtap", null, a, { off: G(i).lacks }), o.disabled = !!G(i).lacks, Y(s, ` ${G(r).verify ?? ""}`);
		}), Li(o, () => n().verify, (e) => n().verify = e), J(e, t);
	};
	X(p, (e) => {
		t.live && e(m);
	});
	var h = B(p, 2), g = (e) => {
		var i = pa(), a = z(i, !0);
		H(() => {
			i.disabled = !n().answer, Y(a, G(r).wholeAnswer);
		}), K("click", i, function(...e) {
			t.whole?.apply(this, e);
		}), J(e, i);
	};
	X(h, (e) => {
		t.live && e(g);
	}), N(c);
	var _ = B(c, 2), v = (e) => {
		var t = ma(), n = z(t, !0);
		H((e) => Y(n, e), [() => G(o).join(" · ")]), J(e, t);
	};
	X(_, (e) => {
		G(a).length < G(i).methods.length && e(v);
	}), J(e, s), Ue();
}
gr(["change", "click"]);
// src/explore/Choices.svelte
var va = /* @__PURE__ */ q("<label><input type=\"radio\" class=\"svelte-phedyr\"/> </label>"), ya = /* @__PURE__ */ q("<fieldset class=\"svelte-phedyr\"><legend class=\"unseen\"> </legend> <!></fieldset>"), ba = /* @__PURE__ */ q("<div class=\"choices\" data-screen=\"\"><!> <!> <!></div>"), xa = {
	hash: "svelte-phedyr",
	code: "fieldset.svelte-phedyr {display:flex;border:1px solid var(--line);border-radius:6px;padding:0;margin:0;overflow:hidden;min-width:0;}fieldset.svelte-phedyr:focus-within {outline:2.5px solid var(--focus);outline-offset:2px;}label.svelte-phedyr {font-size:0.85rem;padding:0.2rem 0.7rem;cursor:pointer;color:var(--soft);}label.on.svelte-phedyr {background:color-mix(in oklab, var(--query) 16%, transparent);color:var(--ink);}label.off.svelte-phedyr {opacity:0.5;cursor:not-allowed;}input.svelte-phedyr {position:absolute;opacity:0;pointer-events:none;}"
};
function Sa(e, t) {
	let n = Or();
	He(t, !0), li(e, xa);
	let r = Q(t, "place", 7), i = /* @__PURE__ */ P(() => $i.t.explore), a = /* @__PURE__ */ P(() => [
		["read", G(i).asRead],
		["readers", G(i).asReaders],
		...r().view === "text" && r().info.attribution ? [["answer", G(i).asAnswer]] : []
	]);
	var o = ba();
	{
		let e = (e, t = _, r = _, i = _, a = _, o = _) => {
			var s = ya(), c = R(s), l = z(c, !0);
			qr(B(c, 2), 17, i, ([e, t, n]) => e, (e, r) => {
				var i = /* @__PURE__ */ P(() => b(G(r), 3));
				let s = () => G(i)[0], c = () => G(i)[1], l = () => G(i)[2];
				var u = va();
				let d;
				var f = R(u);
				Ai(f);
				var p = B(f);
				N(u), H(() => {
					d = gi(u, 1, "svelte-phedyr", null, d, {
						on: a() === s(),
						off: l()
					}), Z(f, "name", `${n}-${t() ?? ""}`), ji(f, s()), Mi(f, a() === s()), f.disabled = l(), Y(p, ` ${c() ?? ""}`);
				}), K("change", f, () => o()(s())), J(e, u);
			}), N(s), H(() => Y(l, r())), J(e, s);
		};
		var s = R(o);
		e(s, () => "ask", () => G(i).askLabel, () => G(a), () => r().ask, () => (e) => {
			r().ask = e, r().fit();
		});
		var c = B(s, 2), l = (t) => {
			e(t, () => "what", () => G(i).whatLabel, () => [["share", G(i).shares], [
				"contribution",
				G(i).contributions,
				!r().of.values
			]], () => r().what, () => (e) => r().what = e);
		};
		X(c, (e) => {
			r().attributing || e(l);
		});
		var u = B(c, 2), d = (t) => {
			e(t, () => "light", () => G(i).shownBy, () => [[
				"light",
				G(i).light,
				!r().info.image
			], ["colour", G(i).colour]], () => r().info.image ? r().light : "colour", () => (e) => r().light = e);
		}, f = (t) => {
			e(t, () => "by", () => G(i).byLabel, () => [["words", G(i).words], ["tokens", G(i).tokens]], () => r().by, () => (e) => r().by = e);
		};
		X(u, (e) => {
			r().view === "image" ? e(d) : e(f, -1);
		}), N(o);
	}
	J(e, o), Ue();
}
gr(["change"]);
// src/explore/Sidebar.svelte
var Ca = /* @__PURE__ */ q("<canvas role=\"img\" class=\"svelte-1wyx9r7\"></canvas>"), wa = {
	hash: "svelte-1wyx9r7",
	code: "canvas.svelte-1wyx9r7 {width:12px;color:var(--query);background:var(--surface);border:1px solid var(--line);border-radius:3px;cursor:pointer;image-rendering:pixelated;}"
};
function Ta(e, t) {
	He(t, !0), li(e, wa);
	let n = /* @__PURE__ */ I(void 0), r = /* @__PURE__ */ I(0);
	V(() => {
		if (ia.shown, !G(n) || !G(r)) return;
		let e = Math.min(2, devicePixelRatio || 1), i = Math.round(G(r) * e);
		G(n).width = 1, G(n).height = i;
		let a = new Float32Array(i);
		t.values.forEach((e, n) => {
			let r = Math.min(i - 1, Math.floor(n / t.values.length * i));
			for (let n = r; n < Math.min(i, r + Math.max(2, i / t.values.length)); n++) e > a[n] && (a[n] = e);
		});
		let o = G(n).getContext("2d");
		o.fillStyle = getComputedStyle(G(n)).color, o.clearRect(0, 0, 1, i), a.forEach((e, n) => {
			e / t.most < .002 || (o.globalAlpha = .15 + .85 * Math.sqrt(Math.min(1, e / t.most)), o.fillRect(0, n, 1, 1));
		});
	}), V(() => {
		let e = new ResizeObserver(() => L(r, t.running.box.clientHeight, !0));
		return e.observe(t.running.box), () => e.disconnect();
	});
	function i(e) {
		let n = e.offsetY / Math.max(1, G(r));
		t.running.elements[Math.floor(n * t.running.elements.length)]?.scrollIntoView({ block: "center" });
	}
	var a = Ca();
	let o;
	Vi(a, (e) => L(n, e), () => G(n)), H(() => {
		Z(a, "aria-label", t.label), o = vi(a, "", o, { height: `${G(r) ?? ""}px` });
	}), K("click", a, i), J(e, a), Ue();
}
gr(["click"]);
// src/explore/running.ts
var Ea = 160, Da = class {
	elements = [];
	#e;
	#t = [];
	#n = [];
	constructor(e, t, n, r, i) {
		this.#e = e;
		let a = document.createDocumentFragment(), o = null, s = n.starts.length - 1;
		for (let e = 0; e < s; e++) {
			let r = n.starts[e], s = r >= t.prompt_length;
			(!o || o.childElementCount >= Ea || o.classList.contains("after") !== s) && (o = document.createElement("div"), o.className = s ? "part after" : "part", a.append(o));
			let c = t.tokens.slice(r, n.starts[e + 1]).join(""), l = /^[ ]+\S/.test(c) ? c.trimStart() : c;
			l.length < c.length && o.append(c.slice(0, c.length - l.length));
			let u = document.createElement("span");
			u.className = "u", u.dataset.u = String(e), /^\s*\n\s*$/.test(l) ? (u.classList.add("nl"), u.textContent = `⏎${l.replace(/^[^\n]*/, "")}`, u.setAttribute("aria-label", i)) : u.textContent = l, o.append(u), this.elements.push(u), o.childElementCount >= Ea / 2 && l.endsWith("\n") && (o = null);
		}
		e.replaceChildren(a), this.#t = Array(s).fill(""), this.#n = Array(s).fill(""), e.onclick = (e) => {
			let t = e.target.closest(".u");
			t && r(Number(t.dataset.u), e.shiftKey || e.ctrlKey || e.metaKey);
		};
	}
	get box() {
		return this.#e;
	}
	shade(e, t, n, [r, i] = ["query", null]) {
		let a = new Set(n);
		for (let n = 0; n < this.elements.length; n++) {
			let o = e[n] ?? -Infinity, s = Number.isNaN(o) ? -1 : Math.max(0, (i && o !== -Infinity ? Math.abs(o) : o) / t), c = i && o < 0 ? i : r, l = s < .002 ? 0 : Math.round(6 + 64 * Math.sqrt(Math.min(1, s))), u = s < 0 ? "var(--nan)" : l ? `color-mix(in oklab, var(--${c}) ${l}%, transparent)` : "", d = `u${a.has(n) ? " chosen" : ""}${o === -Infinity ? " hid" : ""}`, f = this.elements[n];
			this.#t[n] !== u && (f.style.backgroundColor = u, this.#t[n] = u), this.#n[n] !== d && (f.className = f.classList.contains("nl") ? `${d} nl` : d, this.#n[n] = d);
		}
	}
	show(e) {
		let t = this.elements[e];
		if (!t) return;
		let [n, r] = [t.getBoundingClientRect(), this.#e.getBoundingClientRect()];
		(n.top < r.top + 30 || n.bottom > r.bottom - 10) && t.scrollIntoView({
			block: "center",
			behavior: "instant"
		});
	}
	moved(e, t) {
		let n = this.elements.length - 1;
		return t === "ArrowLeft" ? Math.max(0, e - 1) : t === "ArrowRight" ? Math.min(n, e + 1) : t === "Home" ? 0 : t === "End" ? n : t === "ArrowUp" || t === "ArrowDown" ? this.#r(e, t === "ArrowDown" ? 1 : -1) : null;
	}
	#r(e, t) {
		let n = this.elements[e].getClientRects()[0];
		if (!n) return e;
		let r = e, i = null;
		for (let a = e + t; a >= 0 && a < this.elements.length; a += t) {
			let t = this.elements[a].getClientRects()[0];
			if (!t || Math.abs(t.top - n.top) < n.height / 2) continue;
			if (i ??= t.top, Math.abs(t.top - i) > t.height / 2) break;
			let o = (e) => Math.abs(e.left + e.width / 2 - n.left - n.width / 2), s = this.elements[r].getClientRects()[0];
			(r === e || o(t) < o(s)) && (r = a);
		}
		return r;
	}
	close() {
		this.#e.onclick = null;
	}
}, Oa = /* @__PURE__ */ q("<div><div class=\"reading svelte-svek23\"><div tabindex=\"0\" role=\"group\" data-testid=\"text\"></div> <!></div> <!> <aside class=\"svelte-svek23\"><!></aside></div>"), ka = {
	hash: "svelte-svek23",
	code: ".columns.svelte-svek23 {display:grid;grid-template-columns:minmax(0, 40rem) 14px minmax(15rem, 20rem);gap:0.6rem;align-items:start;}.columns.wide.svelte-svek23 {grid-template-columns:minmax(0, 40rem) 14px minmax(15rem, 27rem);}.reading.svelte-svek23 {position:relative;}.text.svelte-svek23 {max-height:calc(var(--view) - 15rem);min-height:12rem;overflow-y:auto;overflow-x:hidden;padding:2.2rem 0.8rem 0.8rem 0.2rem;white-space:pre-wrap;overflow-wrap:anywhere;scroll-padding:4rem;position:relative;}.wide.svelte-svek23 .text:where(.svelte-svek23) {padding-top:0.3rem;max-height:calc(var(--view) - 18rem);}.text.busy.svelte-svek23 {opacity:0.75;}.text.svelte-svek23 .part {content-visibility:auto;contain-intrinsic-size:auto 8rem;position:relative;}.text.svelte-svek23 .part.after {border-left:2px solid var(--output-fill);padding-left:0.6rem;margin-top:0.5rem;}.text.svelte-svek23 .who {display:block;font-size:0.72rem;letter-spacing:0.03em;color:var(--soft);user-select:none;}.text.svelte-svek23 .u {cursor:pointer;border-radius:2px;padding:0.08em 0;}.text.svelte-svek23 .u:hover {text-decoration:underline;text-decoration-color:var(--line-strong);text-underline-offset:0.25em;}.text.svelte-svek23 .u.chosen {text-decoration:underline;text-decoration-color:var(--query);text-decoration-thickness:3px;text-underline-offset:0.2em;font-weight:600;}.text.svelte-svek23 .u.hid:not(.chosen) {color:var(--soft);}.text.svelte-svek23 .nl {color:var(--line-strong);}\n  @media (max-width: 820px) {.columns.svelte-svek23,\n    .columns.wide.svelte-svek23 {grid-template-columns:minmax(0, 1fr) 12px;}.text.svelte-svek23,\n    .wide.svelte-svek23 .text:where(.svelte-svek23) {max-height:60vh;}aside.svelte-svek23 {grid-column:1 / -1;}\n  }"
};
function Aa(e, t) {
	He(t, !0), li(e, ka);
	let n = Q(t, "roles", 19, () => ["query", null]), r = Q(t, "wide", 3, !1), i = Q(t, "running", 15), a = /* @__PURE__ */ P(() => $i.t.explore), o = /* @__PURE__ */ I(void 0), s = /* @__PURE__ */ P(() => t.values && n()[1] ? t.values.map((e) => e === -Infinity ? e : Math.abs(e)) : t.values);
	V(() => {
		if (!G(o)) return;
		let e = new Da(G(o), t.stream, t.units, (e, n) => t.choose(e, n), G(a).newline);
		return i(e), cr(() => e.show(t.at)), () => e.close();
	}), V(() => {
		i() && t.values && t.values.length === t.units.starts.length - 1 && i().shade(t.values, t.most, t.chosen, n());
	});
	function c(e) {
		if (e.altKey || e.ctrlKey || e.metaKey || !i()) return;
		e.key === "Escape" && t.release?.();
		let n = i().moved(t.at, e.key);
		n !== null && (e.preventDefault(), t.move(n, e.shiftKey), i().show(n));
	}
	var l = Oa();
	let u;
	var d = R(l), f = R(d);
	let p;
	Vi(f, (e) => L(o, e), () => G(o));
	var m = B(f, 2), h = (e) => {
		var n = Dr();
		Vr(an(n), () => t.over ?? _, i), J(e, n);
	};
	X(m, (e) => {
		i() && e(h);
	}), N(d);
	var g = B(d, 2), v = (e) => {
		Ta(e, {
			get values() {
				return G(s);
			},
			get running() {
				return i();
			},
			get most() {
				return t.most;
			},
			get label() {
				return G(a).sidebar;
			}
		});
	};
	X(g, (e) => {
		G(s) && i() && e(v);
	});
	var y = B(g, 2);
	Vr(R(y), () => t.aside), N(y), N(l), H(() => {
		u = gi(l, 1, "columns svelte-svek23", null, u, { wide: r() }), p = gi(f, 1, "text svelte-svek23", null, p, { busy: t.busy }), Z(f, "aria-label", t.label);
	}), K("keydown", f, c), J(e, l), Ue();
}
gr(["keydown"]);
// src/explore/pen.ts
var ja = (e) => String(Math.round(e * 100) / 100), Ma = class {
	name;
	fillStyle = "#000";
	strokeStyle = "#000";
	lineWidth = 1;
	globalAlpha = 1;
	font = "12px sans-serif";
	textAlign = "left";
	textBaseline = "alphabetic";
	imageSmoothingEnabled = !0;
	#e = [];
	#t = "";
	#n = "";
	#r = [];
	#i = 0;
	#a = 0;
	#o = /* @__PURE__ */ new Map();
	#s = /* @__PURE__ */ new Map();
	constructor(e) {
		this.name = e;
	}
	made() {
		return this.#e.join("") + "</g>".repeat(this.#i);
	}
	#c(e, t, n = "") {
		let r = {
			...t,
			...this.#n ? { transform: this.#n } : {},
			...this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {}
		};
		this.#e.push(`<${e} ${Object.entries(r).map(([e, t]) => `${e}="${typeof t == "number" ? ja(t) : t.replaceAll("\"", "'")}"`).join(" ")}>${n}</${e}>`);
	}
	save() {
		let { fillStyle: e, strokeStyle: t, lineWidth: n, globalAlpha: r, font: i, textAlign: a, textBaseline: o } = this;
		this.#r.push({
			transform: this.#n,
			fillStyle: e,
			strokeStyle: t,
			lineWidth: n,
			globalAlpha: r,
			font: i,
			textAlign: a,
			textBaseline: o,
			open: this.#i
		});
	}
	restore() {
		let e = this.#r.pop();
		if (!e) return;
		let { transform: t, open: n, ...r } = e;
		Object.assign(this, r), this.#e.push("</g>".repeat(this.#i - n)), [this.#n, this.#i] = [t, n];
	}
	translate(e, t) {
		this.#n += `translate(${ja(e)},${ja(t)})`;
	}
	rotate(e) {
		this.#n += `rotate(${ja(e * 180 / Math.PI)})`;
	}
	beginPath() {
		this.#t = "";
	}
	rect(e, t, n, r) {
		this.#t += `M${ja(e)},${ja(t)}h${ja(n)}v${ja(r)}h${ja(-n)}z`;
	}
	clip() {
		let e = `${this.name}c${this.#a++}`;
		this.#e.push(`<clipPath id="${e}"><path d="${this.#t}"${this.#n ? ` transform="${this.#n}"` : ""}/></clipPath><g clip-path="url(#${e})">`), this.#i++;
	}
	moveTo(e, t) {
		this.#t += `M${ja(e)},${ja(t)}`;
	}
	lineTo(e, t) {
		this.#t += `L${ja(e)},${ja(t)}`;
	}
	stroke() {
		this.#c("path", {
			d: this.#t,
			fill: "none",
			stroke: String(this.strokeStyle),
			"stroke-width": this.lineWidth
		});
	}
	fillRect(e, t, n, r) {
		n > 0 && r > 0 && this.#c("rect", {
			x: e,
			y: t,
			width: n,
			height: r,
			fill: this.#l()
		});
	}
	strokeRect(e, t, n, r) {
		n > 0 && r > 0 && this.#c("rect", {
			x: e,
			y: t,
			width: n,
			height: r,
			fill: "none",
			stroke: String(this.strokeStyle),
			"stroke-width": this.lineWidth
		});
	}
	fillText(e, t, n) {
		let [, r, i, a] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(this.font) ?? [
			null,
			"400",
			"12",
			"sans-serif"
		], o = this.textAlign === "right" ? "end" : this.textAlign === "center" ? "middle" : "start";
		this.#c("text", {
			x: t,
			y: this.textBaseline === "middle" ? n + .35 * Number(i) : n,
			"font-family": a,
			"font-size": i,
			"font-weight": r ?? "400",
			"text-anchor": o,
			fill: this.#l()
		}, e.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
	}
	drawImage(e, t, n, r, i, a, o, s, c) {
		if (!(r > 0 && i > 0 && s > 0 && c > 0)) return;
		let [l, u] = e instanceof HTMLImageElement ? [e.naturalWidth, e.naturalHeight] : [e.width, e.height], d = `<image width="${l}" height="${u}" preserveAspectRatio="none" image-rendering="${this.imageSmoothingEnabled ? "auto" : "pixelated"}" href="${this.#u(e)}"/>`;
		this.#c("g", {}, `<svg x="${ja(a)}" y="${ja(o)}" width="${ja(s)}" height="${ja(c)}" viewBox="${ja(t)} ${ja(n)} ${ja(r)} ${ja(i)}" preserveAspectRatio="none">${d}</svg>`);
	}
	createPattern(e) {
		let [t, n] = [e, `${this.name}p${this.#a++}`];
		this.#e.push(`<pattern id="${n}" width="${t.width}" height="${t.height}" patternUnits="userSpaceOnUse"><image width="${t.width}" height="${t.height}" href="${t.toDataURL()}"/></pattern>`);
		let r = {};
		return this.#o.set(r, n), r;
	}
	#l() {
		return typeof this.fillStyle == "string" ? this.fillStyle : `url(#${this.#o.get(this.fillStyle)})`;
	}
	#u(e) {
		let t = this.#s.get(e);
		if (!t) {
			let n = e instanceof HTMLCanvasElement ? e : Object.assign(document.createElement("canvas"), {
				width: e.naturalWidth,
				height: e.naturalHeight
			});
			n !== e && n.getContext("2d").drawImage(e, 0, 0), this.#s.set(e, t = n.toDataURL());
		}
		return t;
	}
}, Na = /* @__PURE__ */ new WeakMap(), Pa = 16, Fa = /\S+\s*/g, Ia = (e) => e.replace(/[&<>"]/g, (e) => ({
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
})[e]).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, ""), La = (e) => String(Math.round(e * 100) / 100);
function Ra(e) {
	return new Ba(e).made();
}
async function za(e, t = 2) {
	let n = new Image();
	n.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(e)}`, await n.decode();
	let r = document.createElement("canvas");
	return [r.width, r.height] = [n.width * t, n.height * t], r.getContext("2d").drawImage(n, 0, 0, r.width, r.height), new Promise((e, t) => r.toBlob((n) => n ? e(n) : t(/* @__PURE__ */ Error("PNG")), "image/png"));
}
var Ba = class {
	root;
	#e = [];
	#t = [];
	#n = 0;
	#r;
	#i = document.createElement("canvas").getContext("2d", { willReadFrequently: !0 });
	#a = /* @__PURE__ */ new Map();
	constructor(e) {
		this.root = e, this.#r = e.getBoundingClientRect();
	}
	made() {
		let e = getComputedStyle(this.root);
		this.#l(this.root, {
			left: -Infinity,
			top: -Infinity,
			right: Infinity,
			bottom: Infinity
		});
		let [t, n] = [Math.ceil(this.#r.width) + 32, Math.ceil(this.#r.height) + 32], r = this.#c(e.getPropertyValue("--paper").trim());
		return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${t}" height="${n}" viewBox="0 0 ${t} ${n}"><defs>${this.#t.join("")}</defs><rect width="${t}" height="${n}" fill="${r}"/>${this.#e.join("")}</svg>`;
	}
	#o = (e) => La(e - this.#r.left + Pa);
	#s = (e) => La(e - this.#r.top + Pa);
	#c(e) {
		let t = this.#a.get(e);
		if (t) return t;
		let n = this.#i;
		n.clearRect(0, 0, 1, 1), n.fillStyle = "#000", n.fillStyle = e, n.fillRect(0, 0, 1, 1);
		let [r, i, a, o] = n.getImageData(0, 0, 1, 1).data, s = o === 0 ? "none" : o === 255 ? `rgb(${r},${i},${a})` : `rgba(${r},${i},${a},${La(o / 255)})`;
		return this.#a.set(e, s), s;
	}
	#l(e, t) {
		if (e instanceof HTMLElement && (e.dataset.screen !== void 0 || e.classList.contains("unseen"))) return;
		let n = getComputedStyle(e);
		if (n.display === "none" || n.visibility === "hidden" || n.opacity === "0") return;
		let r = e.getBoundingClientRect();
		if (r.width > 0 && r.height > 0 && (r.bottom < t.top || r.top > t.bottom || r.right < t.left || r.left > t.right)) return;
		if (e instanceof SVGSVGElement) return void this.#e.push(this.#_(e, r));
		if (this.#f(e, n), e instanceof HTMLCanvasElement) return this.#h(e, r);
		if (e instanceof HTMLImageElement) return this.#g(Ha(e), r, "auto");
		let i = n.overflowX !== "visible" || n.overflowY !== "visible", a = i ? {
			left: Math.max(t.left, r.left),
			top: Math.max(t.top, r.top),
			right: Math.min(t.right, r.right),
			bottom: Math.min(t.bottom, r.bottom)
		} : t;
		if (i) {
			let e = this.#u();
			this.#t.push(`<clipPath id="${e}"><rect x="${this.#o(r.left)}" y="${this.#s(r.top)}" width="${La(r.width)}" height="${La(r.height)}"/></clipPath>`), this.#e.push(`<g clip-path="url(#${e})">`);
		}
		for (let t of e.childNodes) t instanceof Element ? this.#l(t, a) : t instanceof Text && t.data.trim() && this.#v(t, n, a);
		i && this.#e.push("</g>");
	}
	#u = () => `p${this.#n++}`;
	#d(e, t, n = 0) {
		let r = n ? ` rx="${La(n)}"` : "";
		this.#e.push(`<rect x="${this.#o(e.left)}" y="${this.#s(e.top)}" width="${La(e.right - e.left)}" height="${La(e.bottom - e.top)}" fill="${t}"${r}/>`);
	}
	#f(e, t) {
		let n = this.#c(t.backgroundColor), r = t.backgroundImage.includes("repeating-linear-gradient"), i = [
			"Left",
			"Top",
			"Right",
			"Bottom"
		].map((e) => ({
			side: e,
			width: parseFloat(t[`border${e}Width`]),
			colour: this.#c(t[`border${e}Color`]),
			on: t[`border${e}Style`] !== "none"
		})).filter((e) => e.on && e.width > 0 && e.colour !== "none");
		if (n !== "none" || r || i.length) for (let a of t.display === "inline" ? e.getClientRects() : [e.getBoundingClientRect()]) {
			n !== "none" && this.#d(a, n, parseFloat(t.borderTopLeftRadius) || 0), r && this.#d(a, `url(#${this.#m(t)})`);
			for (let { side: e, width: t, colour: n } of i) {
				let r = {
					left: a.left,
					top: a.top,
					right: a.right,
					bottom: a.bottom
				};
				e === "Left" ? r.right = a.left + t : e === "Right" ? r.left = a.right - t : e === "Top" ? r.bottom = a.top + t : r.top = a.bottom - t, this.#d(r, n);
			}
		}
	}
	#p = "";
	#m(e) {
		if (!this.#p) {
			this.#p = this.#u();
			let t = this.#c(e.getPropertyValue("--line").trim());
			this.#t.push(`<pattern id="${this.#p}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1" height="5" fill="${t}"/></pattern>`);
		}
		return this.#p;
	}
	#h(e, t) {
		let n = Na.get(e);
		if (!n) return this.#g(e.toDataURL(), t, "pixelated");
		let r = new Ma(this.#u());
		n(r), this.#e.push(`<g transform="translate(${this.#o(t.left)},${this.#s(t.top)})">${r.made()}</g>`);
	}
	#g(e, t, n) {
		this.#e.push(`<image x="${this.#o(t.left)}" y="${this.#s(t.top)}" width="${La(t.width)}" height="${La(t.height)}" preserveAspectRatio="none" image-rendering="${n}" href="${e}" xlink:href="${e}"/>`);
	}
	#_(e, t) {
		let n = e.cloneNode(!0), [r, i] = [[...e.querySelectorAll("*")], [...n.querySelectorAll("*")]];
		r.forEach((e, t) => {
			let n = getComputedStyle(e), r = i[t];
			r.removeAttribute("class"), r.removeAttribute("style");
			for (let e of ["fill", "stroke"]) r.setAttribute(e, n[e] === "none" ? "none" : this.#c(n[e]));
			for (let e of [
				"stroke-width",
				"stroke-linecap",
				"opacity",
				"font-size",
				"text-anchor"
			]) r.setAttribute(e, n.getPropertyValue(e));
		});
		for (let [e, r] of Object.entries({
			x: this.#o(t.left),
			y: this.#s(t.top),
			width: La(t.width),
			height: La(t.height)
		})) n.setAttribute(e, r);
		for (let e of [
			"class",
			"style",
			"role",
			"aria-label",
			"aria-hidden"
		]) n.removeAttribute(e);
		return new XMLSerializer().serializeToString(n);
	}
	#v(e, t, n) {
		let r = document.createRange(), i = [], a = (r.selectNodeContents(e), r.getClientRects()).length === 1 ? [{
			0: e.data,
			index: 0
		}] : e.data.matchAll(Fa);
		for (let t of a) {
			r.setStart(e, t.index), r.setEnd(e, t.index + t[0].length);
			let a = r.getClientRects()[0];
			if (!a || a.bottom < n.top || a.top > n.bottom) continue;
			let o = t[0].replace(/\s+/g, " "), s = i[i.length - 1];
			s && Math.abs(s.top - a.top) < 2 ? [s.text, s.right] = [s.text + o, a.right] : i.push({
				text: o,
				left: a.left,
				right: a.right,
				top: a.top
			});
		}
		if (!i.length) return;
		let o = this.#i;
		o.font = `${t.fontStyle} ${t.fontWeight} ${t.fontSize} ${t.fontFamily}`;
		let s = o.measureText("x").fontBoundingBoxAscent, c = t.fontFamily.replaceAll("\"", "'");
		for (let n of i) {
			let r = n.top + s;
			(t.textDecorationLine.includes("underline") || Va(e.parentElement)) && this.#y(e.parentElement, n, r), this.#e.push(`<text x="${this.#o(n.left)}" y="${this.#s(r)}" font-family="${Ia(c)}" font-size="${t.fontSize}" font-weight="${t.fontWeight}" font-style="${t.fontStyle}" fill="${this.#c(t.color)}" textLength="${La(n.right - n.left)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${Ia(n.text)}</text>`);
		}
	}
	#y(e, t, n) {
		let r = getComputedStyle(e), i = parseFloat(r.textDecorationThickness) || 1;
		this.#d({
			left: t.left,
			right: t.right,
			top: n + 3,
			bottom: n + 3 + i
		}, this.#c(r.textDecorationColor));
	}
}, Va = (e) => !!e && getComputedStyle(e).textDecorationLine.includes("underline");
function Ha(e) {
	let t = Object.assign(document.createElement("canvas"), {
		width: e.naturalWidth,
		height: e.naturalHeight
	});
	return t.getContext("2d").drawImage(e, 0, 0), t.toDataURL();
}
// src/explore/saving.ts
async function Ua(e, t, n, r) {
	e === "svg" ? qa(`${t}.svg`, new Blob([Ra(n)], { type: "image/svg+xml" })) : e === "png" ? qa(`${t}.png`, await za(Ra(n))) : e === "csv" ? qa(`${t}.csv`, new Blob([Wa(r())], { type: "text/csv" })) : qa(`${t}.json`, new Blob([Ga(r())], { type: "application/json" }));
}
function Wa({ columns: e, rows: t }) {
	return [e, ...t].map((e) => e.map(Ka).join(",")).join("\n") + "\n";
}
function Ga({ about: e, columns: t, rows: n }) {
	let r = (e, t) => typeof t == "number" && !Number.isFinite(t) ? t === -Infinity ? null : String(t) : t;
	return JSON.stringify({
		schema: 1,
		...e,
		columns: t,
		rows: n
	}, r, 1);
}
function Ka(e) {
	if (e === null || e === -Infinity) return "";
	let t = String(e);
	return /[",\n\r]/.test(t) ? `"${t.replaceAll("\"", "\"\"")}"` : t;
}
function qa(e, t) {
	let n = document.createElement("a");
	n.download = e, n.href = URL.createObjectURL(t), n.click(), setTimeout(() => URL.revokeObjectURL(n.href), 1e4);
}
// src/explore/View.svelte
var Ja = /* @__PURE__ */ q("<span class=\"side svelte-1ld7c32\"> </span>"), Ya = /* @__PURE__ */ q("<button> </button>"), Xa = /* @__PURE__ */ q("<p role=\"alert\" class=\"problem svelte-1ld7c32\"> </p>"), Za = /* @__PURE__ */ q("<section><div class=\"title svelte-1ld7c32\"><h2 class=\"svelte-1ld7c32\"><!> </h2> <div class=\"buttons\" role=\"group\" data-screen=\"\"></div></div> <p class=\"facts svelte-1ld7c32\"> </p> <!> <!></section>"), Qa = {
	hash: "svelte-1ld7c32",
	code: ".title.svelte-1ld7c32 {display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0.2rem 1rem;}h2.svelte-1ld7c32 {margin:0;font-size:1.45rem;min-width:0;overflow-wrap:anywhere;}.side.svelte-1ld7c32 {font:600 0.8rem var(--sans);border:1px solid var(--line-strong);border-radius:4px;padding:0.05rem 0.4rem;vertical-align:0.25em;margin-right:0.4rem;}.facts.svelte-1ld7c32 {margin:0.1rem 0 0.6rem;color:var(--soft);font-size:0.88rem;}.problem.svelte-1ld7c32 {border-left:3px solid var(--key-fill);padding-left:0.7rem;}"
};
function $a(e, t) {
	let n = Or();
	He(t, !0), li(e, Qa);
	let r = Q(t, "problem", 3, ""), i = Q(t, "side", 3, ""), a = /* @__PURE__ */ P(() => $i.t.explore), o = /* @__PURE__ */ I(void 0), s = /* @__PURE__ */ I(""), c = [
		"svg",
		"png",
		"csv",
		"json"
	];
	async function l(e) {
		L(s, ""), await Ua(e, t.name, G(o), t.numbers).catch((e) => L(s, e.message, !0));
	}
	var u = Za(), d = R(u), f = R(d), p = R(f), m = (e) => {
		var t = Ja(), n = z(t, !0);
		H(() => Y(n, i())), J(e, t);
	};
	X(p, (e) => {
		i() && e(m);
	});
	var h = B(p, 1, !0);
	N(f);
	var g = B(f, 2);
	qr(g, 20, () => c, (e) => e, (e, n) => {
		var r = Ya(), i = z(r, !0);
		H((e, n) => {
			r.disabled = !t.numbers, Z(r, "aria-label", `${G(a).save ?? ""} ${e ?? ""}`), Y(i, n);
		}, [() => n.toUpperCase(), () => n.toUpperCase()]), K("click", r, () => l(n)), J(e, r);
	}), N(g), N(d);
	var _ = B(d, 2), v = z(_, !0), y = B(_, 2), b = (e) => {
		var t = Xa(), n = z(t, !0);
		H(() => Y(n, r() || G(s))), J(e, t);
	};
	X(y, (e) => {
		(r() || G(s)) && e(b);
	}), Vr(B(y, 2), () => t.children), N(u), Vi(u, (e) => L(o, e), () => G(o)), H(() => {
		Z(u, "aria-labelledby", n), Z(f, "id", n), Y(h, t.title), Z(g, "aria-label", G(a).save), Y(v, t.facts);
	}), J(e, u), Ue();
}
gr(["click"]);
// node_modules/d3-format/dist/d3-format.mjs
function eo(e) {
	return Math.abs(e = Math.round(e)) >= 1e21 ? e.toLocaleString("en").replace(/,/g, "") : e.toString(10);
}
function to(e, t) {
	if (!isFinite(e) || e === 0) return null;
	var n = (e = t ? e.toExponential(t - 1) : e.toExponential()).indexOf("e"), r = e.slice(0, n);
	return [r.length > 1 ? r[0] + r.slice(2) : r, +e.slice(n + 1)];
}
function no(e) {
	return e = to(Math.abs(e)), e ? e[1] : NaN;
}
function ro(e, t) {
	return function(n, r) {
		for (var i = n.length, a = [], o = 0, s = e[0], c = 0; i > 0 && s > 0 && (c + s + 1 > r && (s = Math.max(1, r - c)), a.push(n.substring(i -= s, i + s)), !((c += s + 1) > r));) s = e[o = (o + 1) % e.length];
		return a.reverse().join(t);
	};
}
function io(e) {
	return function(t) {
		return t.replace(/[0-9]/g, function(t) {
			return e[+t];
		});
	};
}
var ao = /^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;
function oo(e) {
	if (!(t = ao.exec(e))) throw Error("invalid format: " + e);
	var t;
	return new so({
		fill: t[1],
		align: t[2],
		sign: t[3],
		symbol: t[4],
		zero: t[5],
		width: t[6],
		comma: t[7],
		precision: t[8] && t[8].slice(1),
		trim: t[9],
		type: t[10]
	});
}
oo.prototype = so.prototype;
function so(e) {
	this.fill = e.fill === void 0 ? " " : e.fill + "", this.align = e.align === void 0 ? ">" : e.align + "", this.sign = e.sign === void 0 ? "-" : e.sign + "", this.symbol = e.symbol === void 0 ? "" : e.symbol + "", this.zero = !!e.zero, this.width = e.width === void 0 ? void 0 : +e.width, this.comma = !!e.comma, this.precision = e.precision === void 0 ? void 0 : +e.precision, this.trim = !!e.trim, this.type = e.type === void 0 ? "" : e.type + "";
}
so.prototype.toString = function() {
	return this.fill + this.align + this.sign + this.symbol + (this.zero ? "0" : "") + (this.width === void 0 ? "" : Math.max(1, this.width | 0)) + (this.comma ? "," : "") + (this.precision === void 0 ? "" : "." + Math.max(0, this.precision | 0)) + (this.trim ? "~" : "") + this.type;
};
function co(e) {
	out: for (var t = e.length, n = 1, r = -1, i; n < t; ++n) switch (e[n]) {
		case ".":
			r = i = n;
			break;
		case "0":
			r === 0 && (r = n), i = n;
			break;
		default:
			if (!+e[n]) break out;
			r > 0 && (r = 0);
	}
	return r > 0 ? e.slice(0, r) + e.slice(i + 1) : e;
}
var lo;
function uo(e, t) {
	var n = to(e, t);
	if (!n) return lo = void 0, e.toPrecision(t);
	var r = n[0], i = n[1], a = i - (lo = Math.max(-8, Math.min(8, Math.floor(i / 3))) * 3) + 1, o = r.length;
	return a === o ? r : a > o ? r + Array(a - o + 1).join("0") : a > 0 ? r.slice(0, a) + "." + r.slice(a) : "0." + Array(1 - a).join("0") + to(e, Math.max(0, t + a - 1))[0];
}
function fo(e, t) {
	var n = to(e, t);
	if (!n) return e + "";
	var r = n[0], i = n[1];
	return i < 0 ? "0." + Array(-i).join("0") + r : r.length > i + 1 ? r.slice(0, i + 1) + "." + r.slice(i + 1) : r + Array(i - r.length + 2).join("0");
}
var po = {
	"%": (e, t) => (e * 100).toFixed(t),
	b: (e) => Math.round(e).toString(2),
	c: (e) => e + "",
	d: eo,
	e: (e, t) => e.toExponential(t),
	f: (e, t) => e.toFixed(t),
	g: (e, t) => e.toPrecision(t),
	o: (e) => Math.round(e).toString(8),
	p: (e, t) => fo(e * 100, t),
	r: fo,
	s: uo,
	X: (e) => Math.round(e).toString(16).toUpperCase(),
	x: (e) => Math.round(e).toString(16)
};
function mo(e) {
	return e;
}
var ho = Array.prototype.map, go = [
	"y",
	"z",
	"a",
	"f",
	"p",
	"n",
	"µ",
	"m",
	"",
	"k",
	"M",
	"G",
	"T",
	"P",
	"E",
	"Z",
	"Y"
];
function _o(e) {
	var t = e.grouping === void 0 || e.thousands === void 0 ? mo : ro(ho.call(e.grouping, Number), e.thousands + ""), n = e.currency === void 0 ? "" : e.currency[0] + "", r = e.currency === void 0 ? "" : e.currency[1] + "", i = e.decimal === void 0 ? "." : e.decimal + "", a = e.numerals === void 0 ? mo : io(ho.call(e.numerals, String)), o = e.percent === void 0 ? "%" : e.percent + "", s = e.minus === void 0 ? "−" : e.minus + "", c = e.nan === void 0 ? "NaN" : e.nan + "";
	function l(e, l) {
		e = oo(e);
		var u = e.fill, d = e.align, f = e.sign, p = e.symbol, m = e.zero, h = e.width, g = e.comma, _ = e.precision, v = e.trim, y = e.type;
		y === "n" ? (g = !0, y = "g") : po[y] || (_ === void 0 && (_ = 12), v = !0, y = "g"), (m || u === "0" && d === "=") && (m = !0, u = "0", d = "=");
		var b = (l && l.prefix !== void 0 ? l.prefix : "") + (p === "$" ? n : p === "#" && /[boxX]/.test(y) ? "0" + y.toLowerCase() : ""), x = (p === "$" ? r : /[%p]/.test(y) ? o : "") + (l && l.suffix !== void 0 ? l.suffix : ""), S = po[y], C = /[defgprs%]/.test(y);
		_ = _ === void 0 ? 6 : /[gprs]/.test(y) ? Math.max(1, Math.min(21, _)) : Math.max(0, Math.min(20, _));
		function w(e) {
			var n = b, r = x, o, l, p;
			if (y === "c") r = S(e) + r, e = "";
			else {
				e = +e;
				var w = e < 0 || 1 / e < 0;
				if (e = isNaN(e) ? c : S(Math.abs(e), _), v && (e = co(e)), w && +e == 0 && f !== "+" && (w = !1), n = (w ? f === "(" ? f : s : f === "-" || f === "(" ? "" : f) + n, r = (y === "s" && !isNaN(e) && lo !== void 0 ? go[8 + lo / 3] : "") + r + (w && f === "(" ? ")" : ""), C) {
					for (o = -1, l = e.length; ++o < l;) if (p = e.charCodeAt(o), 48 > p || p > 57) {
						r = (p === 46 ? i + e.slice(o + 1) : e.slice(o)) + r, e = e.slice(0, o);
						break;
					}
				}
			}
			g && !m && (e = t(e, Infinity));
			var T = n.length + e.length + r.length, E = T < h ? Array(h - T + 1).join(u) : "";
			switch (g && m && (e = t(E + e, E.length ? h - r.length : Infinity), E = ""), d) {
				case "<":
					e = n + e + r + E;
					break;
				case "=":
					e = n + E + e + r;
					break;
				case "^":
					e = E.slice(0, T = E.length >> 1) + n + e + r + E.slice(T);
					break;
				default: e = E + n + e + r;
			}
			return a(e);
		}
		return w.toString = function() {
			return e + "";
		}, w;
	}
	function u(e, t) {
		var n = Math.max(-8, Math.min(8, Math.floor(no(t) / 3))) * 3, r = 10 ** -n, i = l((e = oo(e), e.type = "f", e), { suffix: go[8 + n / 3] });
		return function(e) {
			return i(r * e);
		};
	}
	return {
		format: l,
		formatPrefix: u
	};
}
var vo, yo;
bo({
	thousands: ",",
	grouping: [3],
	currency: ["$", ""]
});
function bo(e) {
	return vo = _o(e), yo = vo.format, vo.formatPrefix, vo;
}
// src/explore/format.ts
var xo = yo(".3~r"), So = yo(".2~r"), Co = yo(".2~e");
function wo(e) {
	return Number.isNaN(e) ? "NaN" : e !== 0 && Math.abs(e) < .01 ? "<1 %" : `${Math.round(e * 100)} %`.replace("-", "−");
}
function To(e) {
	return e < 0 && e > -.01 ? `−${wo(e)}` : wo(e);
}
function Eo(e, t) {
	let n = t(e);
	return e > 0 && !n.startsWith("<") ? `+${n}` : n;
}
function $(e) {
	if (e == null) return "–";
	let t = typeof e == "string" ? Number(e) : e;
	if (Number.isNaN(t)) return "NaN";
	if (!Number.isFinite(t)) return t > 0 ? "∞" : "−∞";
	let n = Math.abs(t);
	return (n !== 0 && (n < .001 || n >= 1e5) ? Co(t) : xo(t)).replaceAll("-", "−");
}
function Do(e) {
	return e === null || Number.isNaN(e) ? "–" : (Math.abs(e) < .001 && e !== 0 ? "<.001" : So(e)).replaceAll("-", "−");
}
function Oo(e) {
	if (e === void 0) return "?";
	let t = e.replaceAll("\n", "⏎").trim();
	return t === "" ? "␣" : t.length > 24 ? `${t.slice(0, 23)}…` : t;
}
// src/explore/rows.ts
function ko(e, t) {
	if (e.positions) return e.positions.indexOf(t);
	let n = t - e.first_row;
	return n >= 0 && n < e.rows ? n : -1;
}
function Ao(e, t) {
	return e.positions ? e.positions[t] ?? 0 : e.first_row + t;
}
function jo(e, t) {
	let n = e.tokens.length, r = t === "words" ? e.words : e.tokens.map((e, t) => t), i = new Int32Array(n);
	return r.forEach((e, t) => i.fill(t, e, r[t + 1] ?? n)), {
		starts: [...r, n],
		owner: i
	};
}
function Mo(e, t, n) {
	let r = new Float32Array(n.starts.length - 1).fill(-Infinity);
	for (let i = 0; i < e.length; i++) {
		let a = e[i];
		if (a === -Infinity) continue;
		let o = n.owner[i + t];
		o !== void 0 && (r[o] = r[o] === -Infinity ? a : r[o] + a);
	}
	return r;
}
function No(e, t, n = () => !1) {
	let r = [];
	for (let i = 0; i < e.length; i++) {
		let a = e[i];
		if (!(a > 0) || n(i) || r.length === t && a <= e[r[t - 1]]) continue;
		let o = r.length;
		for (; o > 0 && e[r[o - 1]] < a;) o--;
		r.splice(o, 0, i), r.length > t && r.pop();
	}
	return r;
}
// src/explore/AnswerView.svelte
var Po = /* @__PURE__ */ q("<!> <!>", 1), Fo = /* @__PURE__ */ q("<span> </span>"), Io = /* @__PURE__ */ q("<tr><td class=\"svelte-1my8hvw\"><button class=\"svelte-1my8hvw\"> </button> <span></span> <!></td><td class=\"number svelte-1my8hvw\"> </td><td class=\"number svelte-1my8hvw\"> </td></tr>"), Lo = /* @__PURE__ */ q("<p class=\"note\"><span class=\"swatch svelte-1my8hvw\"></span> <span class=\"swatch against svelte-1my8hvw\"></span> </p>"), Ro = /* @__PURE__ */ q(" <!>", 1), zo = /* @__PURE__ */ q("<p class=\"note\" data-testid=\"trusted\"><b> </b> </p> <table class=\"strongest svelte-1my8hvw\"><caption> </caption><thead><tr><th scope=\"col\" class=\"svelte-1my8hvw\"> </th><th scope=\"col\" class=\"svelte-1my8hvw\"> </th><th scope=\"col\" class=\"svelte-1my8hvw\"> </th></tr></thead><tbody></tbody></table> <!> <p class=\"note\"> </p> <p class=\"note\" data-testid=\"proof\"><!></p>", 1), Bo = {
	hash: "svelte-1my8hvw",
	code: "td.svelte-1my8hvw,\n  th.svelte-1my8hvw {vertical-align:top;}th.svelte-1my8hvw:nth-child(n + 2),\n  td.number.svelte-1my8hvw {padding-left:0.8rem;}td.number.svelte-1my8hvw {white-space:nowrap;}td.svelte-1my8hvw button:where(.svelte-1my8hvw) {display:block;line-height:1.35;}.strongest.svelte-1my8hvw td:where(.svelte-1my8hvw) {padding-top:0.3rem;}.strongest.svelte-1my8hvw .bar:where(.svelte-1my8hvw) {margin:0.15rem 0 0.2rem;}.verdict.svelte-1my8hvw {display:block;font-size:0.78rem;line-height:1.35;color:var(--soft);}.verdict.holds.svelte-1my8hvw {color:var(--ink);}.strongest.svelte-1my8hvw .bar.against:where(.svelte-1my8hvw) {background:var(--key);}.swatch.svelte-1my8hvw {display:inline-block;width:0.7rem;height:0.7rem;border-radius:2px;background:var(--query);margin-right:0.3rem;}.swatch.against.svelte-1my8hvw {background:var(--key);margin-left:0.8rem;}"
};
function Vo(e, t) {
	He(t, !0), li(e, Bo);
	let n = Q(t, "place", 7), r = Q(t, "side", 3, ""), i = Q(t, "first", 3, !0), a = /* @__PURE__ */ P(() => $i.t.explore), o = ["query", "key"], s = /* @__PURE__ */ I(null), c = /* @__PURE__ */ I(""), l = /* @__PURE__ */ I(!1), u = /* @__PURE__ */ I(!1), d = /* @__PURE__ */ I(null), f = null, p = /* @__PURE__ */ I(null), m = /* @__PURE__ */ P(() => n().info.attribution), h = /* @__PURE__ */ P(() => n().info.streams[n().info.main]), g = /* @__PURE__ */ P(() => jo(G(h), n().by)), _ = /* @__PURE__ */ P(() => n().answer ?? (G(s) ? [G(s).answer.first, G(s).answer.stop] : null)), v = /* @__PURE__ */ P(() => {
		if (!G(_)) return [];
		let [e, t] = [G(g).owner[G(_)[0]] ?? 0, G(g).owner[G(_)[1] - 1] ?? 0];
		return Array.from({ length: t - e + 1 }, (t, n) => e + n);
	}), y = /* @__PURE__ */ P(() => [...G(s)?.spans ?? []].sort((e, t) => Math.abs(Number(t.part)) - Math.abs(Number(e.part))).filter((e, t) => t < 8 || E(e.first))), b = /* @__PURE__ */ P(() => {
		if (!G(s)) return null;
		let e = new Float32Array(G(h).tokens.length).fill(-Infinity);
		for (let t of G(s).spans) e.fill(Number(t.part), t.first, t.stop);
		return G(s).spans.every((e) => e.stop - e.first === 1) ? Mo(e, 0, G(g)) : Float32Array.from(G(g).starts.slice(0, -1), (t) => e[t]);
	}), x = /* @__PURE__ */ P(() => Math.abs(Number(G(y)[0]?.part ?? 0)) || 1), S = /* @__PURE__ */ P(() => G(y).some((e) => Number(e.part) < 0)), C = /* @__PURE__ */ P(() => G(s) ? G(a).cameFrom(T(G(s).answer.text, 60)) : G(a).cameFromAnswer), w = /* @__PURE__ */ P(() => G(s) ? `${G(a).byMethod(G(s).by)} · ${G(s).kind} · ${G(s).source}` : "");
	function T(e, t) {
		let n = e.replace(/\s+/g, " ").trim();
		return n.length > t ? `${n.slice(0, t - 1)}…` : n;
	}
	function E(e) {
		return G(s)?.verified?.find((t) => t.first === e);
	}
	let D = null;
	V(() => {
		let { default: e, lacks: r } = G(m), i = {
			answer: n().answer?.join(",") ?? "",
			spans: n().spans,
			by: n().method || e
		}, a = n().verify && !r, o = t.source;
		D?.abort();
		let d = D = new AbortController(), f = setTimeout(() => L(l, !0), 250), p = setTimeout(async () => {
			try {
				if (L(s, await o.attribution({
					...i,
					verify: 0
				}, d.signal)), L(c, ""), cr(() => ee(!1)), !a) return;
				L(u, !0);
				for (let e = 1; e <= 3 && (G(s).verified ?? []).length === e - 1; e++) L(s, await o.attribution({
					...i,
					verify: e
				}, d.signal));
				cr(() => ee(!0));
			} catch (e) {
				if (e.name === "AbortError") return;
				L(c, e.message, !0);
			} finally {
				clearTimeout(f), D === d && L(l, L(u, !1), !0);
			}
		}, n().answer ? 120 : 0);
		return () => [f, p].forEach(clearTimeout);
	}), V(() => () => D?.abort());
	function ee(e) {
		if (!i() || !G(s)) return;
		let n = e ? G(s).verified.map((e) => `${T(G(y).find((t) => t.first === e.first)?.text ?? "", 40)} ${e.said}`) : G(y).slice(0, 3).map((e) => `${T(e.text, 40)} ${To(Number(e.part))}`);
		t.say(`${G(C)} ${n.join("; ") || G(a).nothing}`);
	}
	function O(e, r) {
		if (!t.source.live) return;
		r ? f ??= G(v)[0] ?? e : f = e, L(p, e, !0);
		let [i, a] = [Math.min(f, e), Math.max(f, e)];
		n().answer = [G(g).starts[i], G(g).starts[a + 1]];
	}
	function te() {
		f = L(p, null), n().answer = null;
	}
	function k() {
		let { answer: e, spans: t, verified: i, ...a } = G(s), o = (e) => {
			let t = E(e);
			return i ? [t ? Number(t.effect) : null, t ? t.holds : null] : [];
		};
		return {
			about: {
				question: G(C),
				model: n().info.model,
				side: r() || void 0,
				...a,
				answer: e,
				verified: i ?? void 0
			},
			columns: [
				"first_token",
				"last_token",
				"span",
				"score",
				"part",
				...i ? ["cut_off", "holds"] : []
			],
			rows: t.map((e) => [
				e.first,
				e.stop - 1,
				e.text,
				Number(e.score),
				Number(e.part),
				...o(e.first)
			])
		};
	}
	{
		let f = /* @__PURE__ */ P(() => G(s)?.by ?? ""), _ = /* @__PURE__ */ P(() => n().spans), D = /* @__PURE__ */ P(() => G(s) && k);
		$a(e, {
			get title() {
				return G(C);
			},
			get facts() {
				return G(w);
			},
			get name() {
				return `answer-${G(f) ?? ""}-${G(_) ?? ""}`;
			},
			get side() {
				return r();
			},
			get problem() {
				return G(c);
			},
			get numbers() {
				return G(D);
			},
			children: (e, r) => {
				var c = Po(), f = an(c), _ = (e) => {
					var r = Po(), i = an(r), a = (e) => {
						Sa(e, { get place() {
							return n();
						} });
					};
					X(i, (e) => {
						n().info.begin.ask || e(a);
					}), _a(B(i, 2), {
						get place() {
							return n();
						},
						get live() {
							return t.source.live;
						},
						whole: te
					}), J(e, r);
				};
				X(f, (e) => {
					i() && e(_);
				});
				var C = B(f, 2);
				{
					let e = (e) => {
						var t = Dr(), r = an(t), i = (e) => {
							var t = zo(), r = an(t), i = R(r), o = z(i, !0), c = B(i);
							N(r);
							var l = B(r, 2), f = R(l), p = z(f, !0), h = B(f), _ = R(h), v = R(_), b = z(v, !0), C = B(v), w = z(C, !0), D = z(B(C), !0);
							N(_), N(h);
							var ee = B(h);
							qr(ee, 21, () => G(y), (e) => e.first, (e, t) => {
								let n = /* @__PURE__ */ P(() => E(G(t).first));
								var r = Io(), i = R(r), a = R(i), o = z(a, !0), s = B(a, 2);
								let c, l;
								var u = B(s, 2), f = (e) => {
									var t = Fo();
									let r;
									var i = z(t, !0);
									H(() => {
										r = gi(t, 1, "verdict svelte-1my8hvw", null, r, { holds: G(n).holds }), Y(i, G(n).said);
									}), J(e, t);
								};
								X(u, (e) => {
									G(n) && e(f);
								}), N(i);
								var p = B(i), m = z(p, !0), h = z(B(p), !0);
								N(r), H((e, t, n, r, i) => {
									Y(o, e), c = gi(s, 1, "bar svelte-1my8hvw", null, c, { against: t }), l = vi(s, "", l, { width: n }), Y(m, r), Y(h, i);
								}, [
									() => T(G(t).text, 90) || "␣",
									() => Number(G(t).part) < 0,
									() => `${100 * Math.abs(Number(G(t).part)) / G(x)}%`,
									() => $(G(t).score),
									() => To(Number(G(t).part))
								]), K("click", a, () => G(d)?.show(G(g).owner[G(t).first] ?? 0)), J(e, r);
							}), N(ee), N(l);
							var O = B(l, 2), te = (e) => {
								var t = Lo(), n = B(R(t)), r = B(n, 2, !0);
								N(t), H(() => {
									Y(n, `${G(a).forIt ?? ""} `), Y(r, G(a).againstIt);
								}), J(e, t);
							};
							X(O, (e) => {
								G(S) && e(te);
							});
							var k = B(O, 2), ne = z(k), re = B(k, 2), ie = R(re), A = (e) => {
								var t = Er();
								H(() => Y(t, G(a).cutting)), J(e, t);
							}, ae = (e) => {
								var t = Er();
								H(() => Y(t, G(a).cutOffSays)), J(e, t);
							}, oe = (e) => {
								var t = Ro(), n = an(t, !0), r = B(n), i = (e) => {
									var t = Er();
									H(() => Y(t, ` ${G(a).noKnockout[G(m).lacks] ?? ""}`)), J(e, t);
								};
								X(r, (e) => {
									G(m).lacks && e(i);
								}), H(() => Y(n, G(a).noProof)), J(e, t);
							};
							X(ie, (e) => {
								G(u) ? e(A) : G(s).verified ? e(ae, 1) : e(oe, -1);
							}), N(re), H((e) => {
								Y(o, G(a).howFar), Y(c, ` ${G(s).trusted ?? ""}.`), Y(p, e), Y(b, G(a).span[n().spans]), Y(w, G(s).unit), Y(D, G(a).part), Y(ne, `${G(s).by ?? ""}: ${G(s).what ?? ""}.`);
							}, [() => G(a).firstSpans(Math.min(G(y).length, G(s).spans.length), G(s).spans.length, G(a).cutInto[n().spans])]), J(e, t);
						};
						X(r, (e) => {
							G(s) && e(i);
						}), J(e, t);
					}, r = /* @__PURE__ */ P(() => t.source.live ? G(a).answerLabel : G(a).answerShown), i = /* @__PURE__ */ P(() => G(p) ?? G(v)[G(v).length - 1] ?? 0);
					Aa(C, {
						get stream() {
							return G(h);
						},
						get units() {
							return G(g);
						},
						get values() {
							return G(b);
						},
						most: 1,
						get chosen() {
							return G(v);
						},
						get roles() {
							return o;
						},
						get busy() {
							return G(l);
						},
						get label() {
							return G(r);
						},
						get at() {
							return G(i);
						},
						choose: O,
						move: O,
						release: te,
						wide: !0,
						get running() {
							return G(d);
						},
						set running(e) {
							L(d, e);
						},
						aside: e,
						$$slots: { aside: !0 }
					});
				}
				J(e, c);
			},
			$$slots: { default: !0 }
		});
	}
	Ue();
}
gr(["click"]);
// src/explore/Bars.svelte
var Ho = /* @__PURE__ */ Tr("<rect><title> </title></rect>"), Uo = /* @__PURE__ */ q("<figure class=\"svelte-19cr64x\"><figcaption class=\"svelte-19cr64x\"><b> </b> </figcaption> <svg preserveAspectRatio=\"none\" role=\"img\" class=\"svelte-19cr64x\"><line x1=\"0\" class=\"svelte-19cr64x\"></line><!></svg></figure>"), Wo = {
	hash: "svelte-19cr64x",
	code: "figure.svelte-19cr64x {margin:0.35rem 0 0;}figcaption.svelte-19cr64x {font-size:0.75rem;color:var(--soft);line-height:1.2;}svg.svelte-19cr64x {display:block;width:100%;height:34px;}line.svelte-19cr64x {stroke:var(--line-strong);stroke-width:0.5;}"
};
function Go(e, t) {
	He(t, !0), li(e, Wo);
	let n = Q(t, "most", 3, 0), r = /* @__PURE__ */ P(() => n() || Math.max(1e-12, ...t.values.map(Math.abs))), i = /* @__PURE__ */ P(() => 320 / t.values.length), a = (e) => t.role === "signed" ? e < 0 ? "var(--output-fill)" : "var(--value-fill)" : t.role === "query" ? "var(--query)" : `var(--${t.role}-fill)`;
	var o = Uo(), s = R(o), c = R(s), l = z(c, !0), u = B(c);
	N(s);
	var d = B(s, 2);
	Z(d, "viewBox", "0 0 320 34");
	var f = R(d);
	Z(f, "x2", 320), Z(f, "y1", 17), Z(f, "y2", 17), qr(B(f), 17, () => t.values, Ur, (e, t, n) => {
		let o = /* @__PURE__ */ P(() => Math.min(1, Math.abs(G(t)) / G(r)) * 16);
		var s = Ho(), c = z(R(s));
		N(s), H((e, r, a) => {
			Z(s, "x", n * G(i) + G(i) * .1), Z(s, "width", G(i) * .8), Z(s, "y", G(t) < 0 ? 17 : 17 - G(o)), Z(s, "height", e), Z(s, "fill", r), Y(c, `${n}: ${a ?? ""}`);
		}, [
			() => Math.max(.4, G(o)),
			() => a(G(t)),
			() => $(G(t))
		]), J(e, s);
	}), N(d), N(o), H((e) => {
		Y(l, t.letter), Y(u, ` ${t.label ?? ""}`), Z(d, "aria-label", `${t.label ?? ""}: ${e ?? ""}${t.values.length > 8 ? " …" : ""}`);
	}, [() => t.values.slice(0, 8).map($).join(", ")]), J(e, o), Ue();
}
// src/explore/Cell.svelte
var Ko = /* @__PURE__ */ q("<li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3><p class=\"big svelte-1gi2ppv\"> </p><p class=\"why svelte-1gi2ppv\"> </p></li>"), qo = /* @__PURE__ */ q("<li class=\"masked svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3><p class=\"big svelte-1gi2ppv\">−∞</p><p class=\"why svelte-1gi2ppv\"> </p></li>"), Jo = /* @__PURE__ */ q("<br/> ", 1), Yo = /* @__PURE__ */ q("<li class=\"wide svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <!> <!> <p class=\"big added svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li>"), Xo = /* @__PURE__ */ q("<li><button><span> </span> <span class=\"track svelte-1gi2ppv\"><span class=\"fill svelte-1gi2ppv\"></span></span> <span class=\"number svelte-1gi2ppv\"> </span></button></li>"), Zo = /* @__PURE__ */ q("<ol class=\"steps svelte-1gi2ppv\"><li class=\"wide svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <!> <!> <!> <p class=\"big svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li> <li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <p class=\"big svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li> <!> <!> <!> <li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <p class=\"big weight svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"><!> <!> <!></p></li> <!></ol> <h3 class=\"rest svelte-1gi2ppv\"> </h3> <ul class=\"others svelte-1gi2ppv\"></ul>", 1), Qo = /* @__PURE__ */ q("<div role=\"group\" tabindex=\"0\" data-testid=\"cell\"><p class=\"pair svelte-1gi2ppv\"><label class=\"query\"> <input type=\"number\" data-screen=\"\" class=\"svelte-1gi2ppv\"/> <strong class=\"svelte-1gi2ppv\"> </strong></label> <span aria-hidden=\"true\">→</span> <label class=\"key\"> <input type=\"number\" data-screen=\"\" class=\"svelte-1gi2ppv\"/> <strong class=\"svelte-1gi2ppv\"> </strong></label></p> <!></div>"), $o = {
	hash: "svelte-1gi2ppv",
	code: ".pair.svelte-1gi2ppv {display:flex;flex-wrap:wrap;gap:0.4rem 1rem;align-items:baseline;}.pair.svelte-1gi2ppv input:where(.svelte-1gi2ppv) {width:5.2rem;border:1px solid var(--line);border-radius:4px;background:var(--raised);padding:0.05rem 0.3rem;color:var(--ink);}.pair.svelte-1gi2ppv strong:where(.svelte-1gi2ppv) {font-size:1.15rem;}.steps.svelte-1gi2ppv {list-style:none;margin:0.5rem 0 1rem;padding:0;display:flex;flex-wrap:wrap;gap:0.7rem;align-items:stretch;}.steps.svelte-1gi2ppv > li:where(.svelte-1gi2ppv) {border:1px solid var(--line);border-radius:8px;background-color:var(--raised);padding:0.6rem 0.9rem 0.7rem;display:flex;flex-direction:column;justify-content:flex-end;min-width:7.5rem;max-width:100%;}.steps.svelte-1gi2ppv > li.wide:where(.svelte-1gi2ppv) {flex:1 1 20rem;}.steps.svelte-1gi2ppv h3:where(.svelte-1gi2ppv) {margin:0 0 auto;font-size:0.95rem;font-style:italic;}.big.svelte-1gi2ppv {margin:0.3rem 0 0;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums;}.weight.svelte-1gi2ppv {color:var(--query);}.added.svelte-1gi2ppv {color:var(--output);}.why.svelte-1gi2ppv {margin:0;font-size:0.8rem;color:var(--soft);line-height:1.4;}.rest.svelte-1gi2ppv {font-size:1.05rem;margin:0.6rem 0 0.2rem;}.others.svelte-1gi2ppv {list-style:none;padding:0;margin:0;max-width:30rem;}.others.svelte-1gi2ppv button:where(.svelte-1gi2ppv) {display:grid;grid-template-columns:minmax(5rem, 9rem) 1fr 3.4rem;gap:0.7rem;align-items:center;width:100%;border:0;background:none;text-align:left;padding:0.1rem 0.2rem;font-size:0.92rem;}.others.svelte-1gi2ppv .here:where(.svelte-1gi2ppv) {font-weight:600;}.track.svelte-1gi2ppv {height:9px;background:var(--surface);border-radius:3px;overflow:hidden;}.fill.svelte-1gi2ppv {display:block;height:100%;background:var(--query);}.others.svelte-1gi2ppv .number:where(.svelte-1gi2ppv) {text-align:right;}"
};
function es(e, t) {
	He(t, !0), li(e, $o);
	let n = Q(t, "side", 3, ""), r = Q(t, "first", 3, !0), i = /* @__PURE__ */ P(() => $i.t.explore), a = /* @__PURE__ */ I(null), o = /* @__PURE__ */ I(""), s = /* @__PURE__ */ P(() => t.place.asks.tokens), c = /* @__PURE__ */ P(() => t.place.answers.tokens), l = /* @__PURE__ */ P(() => typeof t.place.head == "number");
	V(() => {
		let [e, n, s] = [
			t.place.heads,
			t.place.query,
			t.place.key
		];
		if (!G(l)) {
			L(a, null), L(o, G(i).oneHead, !0);
			return;
		}
		let c = new AbortController();
		return t.source.cell(e, n, s, c.signal).then((e) => {
			L(a, e), L(o, ""), r() && t.say(u(e));
		}, (e) => {
			e.name !== "AbortError" && L(o, e.message, !0);
		}), () => c.abort();
	});
	function u(e) {
		return e.hidden ? `${Oo(G(s)[t.place.query])} → ${Oo(G(c)[t.place.key])}: ${G(i).hiddenByMask}` : `${Oo(G(s)[t.place.query])} → ${Oo(G(c)[t.place.key])}: ${G(i).score} ${$(e.score)}, ${G(i).share} ${$(e.weight)}`;
	}
	let d = /* @__PURE__ */ P(() => G(a) && G(a).score_name.startsWith("q·k") ? G(a).query.map((e, t) => e * G(a).key[t]) : null), f = (e) => Number(e).toFixed(4).replace("-", "−");
	function p(e, n) {
		n === "key" ? t.place.go({ key: t.place.key + e }) : t.place.go({ queries: [t.place.query + e] });
	}
	function m(e) {
		let t = {
			ArrowLeft: [-1, "key"],
			ArrowRight: [1, "key"],
			ArrowUp: [-1, "query"],
			ArrowDown: [1, "query"]
		}[e.key];
		!t || e.altKey || e.ctrlKey || e.metaKey || e.target.tagName === "INPUT" || (e.preventDefault(), p(...t));
	}
	function h(e, n) {
		let r = Number(e.currentTarget.value);
		Number.isInteger(r) && t.place.go(n === "key" ? { key: r } : { queries: [r] });
	}
	function g() {
		let e = G(a), r = (e, t) => e?.[t] ?? null, o = Math.max(e.query.length, e.value?.length ?? 0);
		return {
			about: {
				question: G(i).cellTitle,
				model: t.place.info.model,
				heads: t.place.heads,
				side: n() || void 0,
				...e,
				query_token: t.place.query,
				key_token: t.place.key
			},
			columns: [
				"dimension",
				"query",
				"key",
				"product",
				"value",
				"handed_over"
			],
			rows: Array.from({ length: o }, (t, n) => [
				n,
				r(e.query, n),
				r(e.key, n),
				G(d)?.[n] ?? null,
				r(e.value, n),
				r(e.handed, n)
			])
		};
	}
	{
		let r = /* @__PURE__ */ P(() => G(a) && g);
		$a(e, {
			get title() {
				return G(i).cellTitle;
			},
			get facts() {
				return `${t.where ?? ""} · ${G(i).measured ?? ""}`;
			},
			get name() {
				return `cell-${t.place.heads ?? ""}-${t.place.query ?? ""}-${t.place.key ?? ""}`;
			},
			get side() {
				return n();
			},
			get problem() {
				return G(o);
			},
			get numbers() {
				return G(r);
			},
			children: (e, n) => {
				var r = Qo(), o = R(r), u = R(o), p = R(u), g = B(p);
				Ai(g);
				var _ = z(B(g, 2), !0);
				N(u);
				var v = B(u, 4), y = R(v), x = B(y);
				Ai(x);
				var S = z(B(x, 2), !0);
				N(v), N(o);
				var C = B(o, 2), w = (e) => {
					var n = Zo(), r = an(n), o = R(r), l = R(o), u = z(l, !0), p = B(l, 2);
					Go(p, {
						get label() {
							return G(i).qVector;
						},
						get values() {
							return G(a).query;
						},
						role: "query",
						letter: "Q"
					});
					var m = B(p, 2);
					Go(m, {
						get label() {
							return G(i).kVector;
						},
						get values() {
							return G(a).key;
						},
						role: "key",
						letter: "K"
					});
					var h = B(m, 2), g = (e) => {
						Go(e, {
							get label() {
								return G(i).products;
							},
							get values() {
								return G(d);
							},
							role: "signed",
							letter: "×"
						});
					};
					X(h, (e) => {
						G(d) && e(g);
					});
					var _ = B(h, 2), v = z(_, !0), y = z(B(_, 2), !0);
					N(o);
					var x = B(o, 2), S = R(x), C = z(S), w = B(S, 2), T = z(w, !0), E = z(B(w, 2));
					N(x);
					var D = B(x, 2), ee = (e) => {
						var t = Ko(), n = R(t), r = z(n, !0), o = B(n), s = z(o, !0), c = z(B(o));
						N(t), H((e, t, n) => {
							Y(r, G(i).cap), Y(s, e), Y(c, `${t ?? ""} · tanh(s / ${n ?? ""})`);
						}, [
							() => $(G(a).capped),
							() => $(G(a).softcap),
							() => $(G(a).softcap)
						]), J(e, t);
					};
					X(D, (e) => {
						G(a).softcap !== null && e(ee);
					});
					var O = B(D, 2), te = (e) => {
						var t = Ko(), n = R(t), r = z(n), o = B(n), s = z(o, !0), c = z(B(o));
						N(t), H((e, t, n) => {
							Y(r, `+ ${G(i).bias ?? ""}`), Y(s, e), Y(c, `${t ?? ""}${n ?? ""}`);
						}, [
							() => $(G(a).score),
							() => Number(G(a).bias) < 0 ? "" : "+",
							() => $(G(a).bias)
						]), J(e, t);
					};
					X(O, (e) => {
						G(a).bias !== null && e(te);
					});
					var k = B(O, 2), ne = (e) => {
						var t = qo(), n = R(t), r = z(n, !0), a = z(B(n, 2), !0);
						N(t), H(() => {
							Y(r, G(i).mask), Y(a, G(i).hiddenByMask);
						}), J(e, t);
					};
					X(k, (e) => {
						G(a).hidden && e(ne);
					});
					var re = B(k, 2), ie = R(re), A = z(ie, !0), ae = B(ie, 2), oe = z(ae, !0), se = B(ae, 2), ce = R(se), le = (e) => {
						var t = Er();
						H((e, n) => Y(t, `exp(${e ?? ""} − ${n ?? ""})`), [() => f(G(a).score), () => f(G(a).state)]), J(e, t);
					};
					X(ce, (e) => {
						G(a).normalizer === "softmax" && G(a).state !== null && e(le);
					});
					var ue = B(ce), de = B(ue), fe = (e) => {
						var t = Er();
						H((e) => Y(t, `, ${e ?? ""}`), [() => G(i).rankIs(G(a).rank + 1)]), J(e, t);
					};
					X(de, (e) => {
						G(a).hidden || e(fe);
					});
					var pe = B(de, 2), me = (e) => {
						var t = Jo(), n = B(an(t));
						H((e) => Y(n, `${G(i).sinkLogit ?? ""} ${e ?? ""}`), [() => $(G(a).sink)]), J(e, t);
					};
					X(pe, (e) => {
						G(a).sink !== null && e(me);
					}), N(se), N(re);
					var he = B(re, 2), ge = (e) => {
						var t = Yo(), n = R(t), r = z(n, !0), o = B(n, 2);
						Go(o, {
							get label() {
								return G(i).vVector;
							},
							get values() {
								return G(a).value;
							},
							role: "value",
							letter: "V"
						});
						var s = B(o, 2);
						{
							let e = /* @__PURE__ */ P(() => Math.max(...G(a).value.map(Math.abs)));
							Go(s, {
								get label() {
									return G(i).handed;
								},
								get values() {
									return G(a).handed;
								},
								role: "value",
								letter: "w·V",
								get most() {
									return G(e);
								}
							});
						}
						var c = B(s, 2), l = z(c, !0), u = z(B(c, 2), !0);
						N(t), H((e) => {
							Y(r, G(i).shareTimesValue), Y(l, e), Y(u, G(a).through_output_weight ? G(i).lengthThrough : G(i).lengthPlain);
						}, [() => $(G(a).length)]), J(e, t);
					};
					X(he, (e) => {
						G(a).value && e(ge);
					}), N(r);
					var _e = B(r, 2), ve = z(_e, !0), j = B(_e, 2);
					qr(j, 21, () => G(a).others, ([e, t]) => t, (e, n) => {
						var r = /* @__PURE__ */ P(() => b(G(n), 2));
						let i = () => G(r)[0], a = () => G(r)[1];
						var o = Xo(), s = R(o);
						let l;
						var u = R(s), d = z(u, !0), f = B(u, 2), p = R(f);
						let m;
						N(f);
						var h = z(B(f, 2), !0);
						N(s), N(o), H((e, n, r) => {
							Z(s, "aria-current", a() === t.place.key), l = gi(s, 1, "svelte-1gi2ppv", null, l, { here: a() === t.place.key }), Y(d, e), m = vi(p, "", m, { width: n }), Y(h, r);
						}, [
							() => Oo(G(c)[a()]),
							() => `${100 * Math.min(1, Math.max(0, i()))}%`,
							() => wo(i())
						]), K("click", s, () => t.place.go({ key: a() })), J(e, o);
					}), N(j), H((e, t, n, r, o, s, c, l, d) => {
						Y(u, e), Y(v, t), Y(y, n), Y(C, `× ${G(i).scaleStep ?? ""}`), Y(T, r), Y(E, `× ${o ?? ""}${s ?? ""}`), Y(A, G(a).normalizer), Y(oe, c), Y(ue, ` ${l ?? ""}`), Y(ve, d);
					}, [
						() => G(a).score_name.replace("q", "Q").replace("k", "K"),
						() => $(G(a).similarity),
						() => G(d) ? G(i).sumOfProducts(G(a).query.length) : G(a).score_name,
						() => $(G(a).scaled),
						() => $(G(a).scale),
						() => Math.abs(G(a).scale - 1 / Math.sqrt(G(a).query.length)) < 1e-9 ? ` = 1/√${G(a).query.length}` : "",
						() => $(G(a).weight),
						() => G(i).overKeys(G(a).visible),
						() => G(i).rowTitle(Oo(G(s)[t.place.query]))
					]), J(e, n);
				};
				X(C, (e) => {
					G(a) && G(l) && e(w);
				}), N(r), H((e, n, a, o) => {
					Z(r, "aria-label", G(i).cellLabel), Y(p, `${G(i).queryOf ?? ""} `), Z(g, "min", e), Z(g, "max", n), ji(g, t.place.query), Y(_, a), Y(y, `${G(i).keyOf ?? ""} `), Z(x, "min", t.place.of.first_key), Z(x, "max", t.place.of.first_key + t.place.of.keys - 1), ji(x, t.place.key), Y(S, o);
				}, [
					() => Ao(t.place.of, 0),
					() => Ao(t.place.of, t.place.of.rows - 1),
					() => Oo(G(s)[t.place.query]),
					() => Oo(G(c)[t.place.key])
				]), K("keydown", r, m), K("change", g, (e) => h(e, "query")), K("change", x, (e) => h(e, "key")), J(e, r);
			},
			$$slots: { default: !0 }
		});
	}
	Ue();
}
gr([
	"keydown",
	"change",
	"click"
]);
// node_modules/svelte/src/easing/index.js
function ts(e) {
	let t = e - 1;
	return t * t * t + 1;
}
// node_modules/svelte/src/animate/index.js
function ns(e, { from: t, to: n }, r = {}) {
	var { delay: i = 0, duration: a = (e) => Math.sqrt(e) * 120, easing: o = ts } = r, s = getComputedStyle(e), c = s.transform === "none" ? "" : s.transform, [l, u] = s.transformOrigin.split(" ").map(parseFloat);
	l /= e.clientWidth, u /= e.clientHeight;
	var d = rs(e), f = e.clientWidth / n.width / d, p = e.clientHeight / n.height / d, m = t.left + t.width * l, h = t.top + t.height * u, g = n.left + n.width * l, _ = n.top + n.height * u, v = (m - g) * f, y = (h - _) * p, b = t.width / n.width, x = t.height / n.height;
	return {
		delay: i,
		duration: typeof a == "function" ? a(Math.sqrt(v * v + y * y)) : a,
		easing: o,
		css: (e, t) => `transform: ${c} translate(${t * v}px, ${t * y}px) scale(${e + t * b}, ${e + t * x});`
	};
}
function rs(e) {
	if ("currentCSSZoom" in e) return e.currentCSSZoom;
	for (var t = e, n = 1; t !== null;) n *= +getComputedStyle(t).zoom, t = t.parentElement;
	return n;
}
// node_modules/d3-scale-chromatic/src/colors.js
function is(e) {
	for (var t = e.length / 6 | 0, n = Array(t), r = 0; r < t;) n[r] = "#" + e.slice(r * 6, ++r * 6);
	return n;
}
// node_modules/d3-color/dist/d3-color.mjs
function as(e, t, n) {
	e.prototype = t.prototype = n, n.constructor = e;
}
function os(e, t) {
	var n = Object.create(e.prototype);
	for (var r in t) n[r] = t[r];
	return n;
}
function ss() {}
var cs = .7, ls = 1 / cs, us = "\\s*([+-]?\\d+)\\s*", ds = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*", fs = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*", ps = /^#([0-9a-f]{3,8})$/, ms = RegExp(`^rgb\\(${us},${us},${us}\\)$`), hs = RegExp(`^rgb\\(${fs},${fs},${fs}\\)$`), gs = RegExp(`^rgba\\(${us},${us},${us},${ds}\\)$`), _s = RegExp(`^rgba\\(${fs},${fs},${fs},${ds}\\)$`), vs = RegExp(`^hsl\\(${ds},${fs},${fs}\\)$`), ys = RegExp(`^hsla\\(${ds},${fs},${fs},${ds}\\)$`), bs = {
	aliceblue: 15792383,
	antiquewhite: 16444375,
	aqua: 65535,
	aquamarine: 8388564,
	azure: 15794175,
	beige: 16119260,
	bisque: 16770244,
	black: 0,
	blanchedalmond: 16772045,
	blue: 255,
	blueviolet: 9055202,
	brown: 10824234,
	burlywood: 14596231,
	cadetblue: 6266528,
	chartreuse: 8388352,
	chocolate: 13789470,
	coral: 16744272,
	cornflowerblue: 6591981,
	cornsilk: 16775388,
	crimson: 14423100,
	cyan: 65535,
	darkblue: 139,
	darkcyan: 35723,
	darkgoldenrod: 12092939,
	darkgray: 11119017,
	darkgreen: 25600,
	darkgrey: 11119017,
	darkkhaki: 12433259,
	darkmagenta: 9109643,
	darkolivegreen: 5597999,
	darkorange: 16747520,
	darkorchid: 10040012,
	darkred: 9109504,
	darksalmon: 15308410,
	darkseagreen: 9419919,
	darkslateblue: 4734347,
	darkslategray: 3100495,
	darkslategrey: 3100495,
	darkturquoise: 52945,
	darkviolet: 9699539,
	deeppink: 16716947,
	deepskyblue: 49151,
	dimgray: 6908265,
	dimgrey: 6908265,
	dodgerblue: 2003199,
	firebrick: 11674146,
	floralwhite: 16775920,
	forestgreen: 2263842,
	fuchsia: 16711935,
	gainsboro: 14474460,
	ghostwhite: 16316671,
	gold: 16766720,
	goldenrod: 14329120,
	gray: 8421504,
	green: 32768,
	greenyellow: 11403055,
	grey: 8421504,
	honeydew: 15794160,
	hotpink: 16738740,
	indianred: 13458524,
	indigo: 4915330,
	ivory: 16777200,
	khaki: 15787660,
	lavender: 15132410,
	lavenderblush: 16773365,
	lawngreen: 8190976,
	lemonchiffon: 16775885,
	lightblue: 11393254,
	lightcoral: 15761536,
	lightcyan: 14745599,
	lightgoldenrodyellow: 16448210,
	lightgray: 13882323,
	lightgreen: 9498256,
	lightgrey: 13882323,
	lightpink: 16758465,
	lightsalmon: 16752762,
	lightseagreen: 2142890,
	lightskyblue: 8900346,
	lightslategray: 7833753,
	lightslategrey: 7833753,
	lightsteelblue: 11584734,
	lightyellow: 16777184,
	lime: 65280,
	limegreen: 3329330,
	linen: 16445670,
	magenta: 16711935,
	maroon: 8388608,
	mediumaquamarine: 6737322,
	mediumblue: 205,
	mediumorchid: 12211667,
	mediumpurple: 9662683,
	mediumseagreen: 3978097,
	mediumslateblue: 8087790,
	mediumspringgreen: 64154,
	mediumturquoise: 4772300,
	mediumvioletred: 13047173,
	midnightblue: 1644912,
	mintcream: 16121850,
	mistyrose: 16770273,
	moccasin: 16770229,
	navajowhite: 16768685,
	navy: 128,
	oldlace: 16643558,
	olive: 8421376,
	olivedrab: 7048739,
	orange: 16753920,
	orangered: 16729344,
	orchid: 14315734,
	palegoldenrod: 15657130,
	palegreen: 10025880,
	paleturquoise: 11529966,
	palevioletred: 14381203,
	papayawhip: 16773077,
	peachpuff: 16767673,
	peru: 13468991,
	pink: 16761035,
	plum: 14524637,
	powderblue: 11591910,
	purple: 8388736,
	rebeccapurple: 6697881,
	red: 16711680,
	rosybrown: 12357519,
	royalblue: 4286945,
	saddlebrown: 9127187,
	salmon: 16416882,
	sandybrown: 16032864,
	seagreen: 3050327,
	seashell: 16774638,
	sienna: 10506797,
	silver: 12632256,
	skyblue: 8900331,
	slateblue: 6970061,
	slategray: 7372944,
	slategrey: 7372944,
	snow: 16775930,
	springgreen: 65407,
	steelblue: 4620980,
	tan: 13808780,
	teal: 32896,
	thistle: 14204888,
	tomato: 16737095,
	turquoise: 4251856,
	violet: 15631086,
	wheat: 16113331,
	white: 16777215,
	whitesmoke: 16119285,
	yellow: 16776960,
	yellowgreen: 10145074
};
as(ss, Ts, {
	copy(e) {
		return Object.assign(new this.constructor(), this, e);
	},
	displayable() {
		return this.rgb().displayable();
	},
	hex: xs,
	formatHex: xs,
	formatHex8: Ss,
	formatHsl: Cs,
	formatRgb: ws,
	toString: ws
});
function xs() {
	return this.rgb().formatHex();
}
function Ss() {
	return this.rgb().formatHex8();
}
function Cs() {
	return Rs(this).formatHsl();
}
function ws() {
	return this.rgb().formatRgb();
}
function Ts(e) {
	var t, n;
	return e = (e + "").trim().toLowerCase(), (t = ps.exec(e)) ? (n = t[1].length, t = parseInt(t[1], 16), n === 6 ? Es(t) : n === 3 ? new As(t >> 8 & 15 | t >> 4 & 240, t >> 4 & 15 | t & 240, (t & 15) << 4 | t & 15, 1) : n === 8 ? Ds(t >> 24 & 255, t >> 16 & 255, t >> 8 & 255, (t & 255) / 255) : n === 4 ? Ds(t >> 12 & 15 | t >> 8 & 240, t >> 8 & 15 | t >> 4 & 240, t >> 4 & 15 | t & 240, ((t & 15) << 4 | t & 15) / 255) : null) : (t = ms.exec(e)) ? new As(t[1], t[2], t[3], 1) : (t = hs.exec(e)) ? new As(t[1] * 255 / 100, t[2] * 255 / 100, t[3] * 255 / 100, 1) : (t = gs.exec(e)) ? Ds(t[1], t[2], t[3], t[4]) : (t = _s.exec(e)) ? Ds(t[1] * 255 / 100, t[2] * 255 / 100, t[3] * 255 / 100, t[4]) : (t = vs.exec(e)) ? Ls(t[1], t[2] / 100, t[3] / 100, 1) : (t = ys.exec(e)) ? Ls(t[1], t[2] / 100, t[3] / 100, t[4]) : bs.hasOwnProperty(e) ? Es(bs[e]) : e === "transparent" ? new As(NaN, NaN, NaN, 0) : null;
}
function Es(e) {
	return new As(e >> 16 & 255, e >> 8 & 255, e & 255, 1);
}
function Ds(e, t, n, r) {
	return r <= 0 && (e = t = n = NaN), new As(e, t, n, r);
}
function Os(e) {
	return e instanceof ss || (e = Ts(e)), e ? (e = e.rgb(), new As(e.r, e.g, e.b, e.opacity)) : new As();
}
function ks(e, t, n, r) {
	return arguments.length === 1 ? Os(e) : new As(e, t, n, r ?? 1);
}
function As(e, t, n, r) {
	this.r = +e, this.g = +t, this.b = +n, this.opacity = +r;
}
as(As, ks, os(ss, {
	brighter(e) {
		return e = e == null ? ls : ls ** +e, new As(this.r * e, this.g * e, this.b * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? cs : cs ** +e, new As(this.r * e, this.g * e, this.b * e, this.opacity);
	},
	rgb() {
		return this;
	},
	clamp() {
		return new As(Fs(this.r), Fs(this.g), Fs(this.b), Ps(this.opacity));
	},
	displayable() {
		return -.5 <= this.r && this.r < 255.5 && -.5 <= this.g && this.g < 255.5 && -.5 <= this.b && this.b < 255.5 && 0 <= this.opacity && this.opacity <= 1;
	},
	hex: js,
	formatHex: js,
	formatHex8: Ms,
	formatRgb: Ns,
	toString: Ns
}));
function js() {
	return `#${Is(this.r)}${Is(this.g)}${Is(this.b)}`;
}
function Ms() {
	return `#${Is(this.r)}${Is(this.g)}${Is(this.b)}${Is((isNaN(this.opacity) ? 1 : this.opacity) * 255)}`;
}
function Ns() {
	let e = Ps(this.opacity);
	return `${e === 1 ? "rgb(" : "rgba("}${Fs(this.r)}, ${Fs(this.g)}, ${Fs(this.b)}${e === 1 ? ")" : `, ${e})`}`;
}
function Ps(e) {
	return isNaN(e) ? 1 : Math.max(0, Math.min(1, e));
}
function Fs(e) {
	return Math.max(0, Math.min(255, Math.round(e) || 0));
}
function Is(e) {
	return e = Fs(e), (e < 16 ? "0" : "") + e.toString(16);
}
function Ls(e, t, n, r) {
	return r <= 0 ? e = t = n = NaN : n <= 0 || n >= 1 ? e = t = NaN : t <= 0 && (e = NaN), new Bs(e, t, n, r);
}
function Rs(e) {
	if (e instanceof Bs) return new Bs(e.h, e.s, e.l, e.opacity);
	if (e instanceof ss || (e = Ts(e)), !e) return new Bs();
	if (e instanceof Bs) return e;
	e = e.rgb();
	var t = e.r / 255, n = e.g / 255, r = e.b / 255, i = Math.min(t, n, r), a = Math.max(t, n, r), o = NaN, s = a - i, c = (a + i) / 2;
	return s ? (o = t === a ? (n - r) / s + (n < r) * 6 : n === a ? (r - t) / s + 2 : (t - n) / s + 4, s /= c < .5 ? a + i : 2 - a - i, o *= 60) : s = c > 0 && c < 1 ? 0 : o, new Bs(o, s, c, e.opacity);
}
function zs(e, t, n, r) {
	return arguments.length === 1 ? Rs(e) : new Bs(e, t, n, r ?? 1);
}
function Bs(e, t, n, r) {
	this.h = +e, this.s = +t, this.l = +n, this.opacity = +r;
}
as(Bs, zs, os(ss, {
	brighter(e) {
		return e = e == null ? ls : ls ** +e, new Bs(this.h, this.s, this.l * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? cs : cs ** +e, new Bs(this.h, this.s, this.l * e, this.opacity);
	},
	rgb() {
		var e = this.h % 360 + (this.h < 0) * 360, t = isNaN(e) || isNaN(this.s) ? 0 : this.s, n = this.l, r = n + (n < .5 ? n : 1 - n) * t, i = 2 * n - r;
		return new As(Us(e >= 240 ? e - 240 : e + 120, i, r), Us(e, i, r), Us(e < 120 ? e + 240 : e - 120, i, r), this.opacity);
	},
	clamp() {
		return new Bs(Vs(this.h), Hs(this.s), Hs(this.l), Ps(this.opacity));
	},
	displayable() {
		return (0 <= this.s && this.s <= 1 || isNaN(this.s)) && 0 <= this.l && this.l <= 1 && 0 <= this.opacity && this.opacity <= 1;
	},
	formatHsl() {
		let e = Ps(this.opacity);
		return `${e === 1 ? "hsl(" : "hsla("}${Vs(this.h)}, ${Hs(this.s) * 100}%, ${Hs(this.l) * 100}%${e === 1 ? ")" : `, ${e})`}`;
	}
}));
function Vs(e) {
	return e = (e || 0) % 360, e < 0 ? e + 360 : e;
}
function Hs(e) {
	return Math.max(0, Math.min(1, e || 0));
}
function Us(e, t, n) {
	return (e < 60 ? t + (n - t) * e / 60 : e < 180 ? n : e < 240 ? t + (n - t) * (240 - e) / 60 : t) * 255;
}
var Ws = Math.PI / 180, Gs = 180 / Math.PI, Ks = 18, qs = .96422, Js = 1, Ys = .82521, Xs = 4 / 29, Zs = 6 / 29, Qs = 3 * Zs * Zs, $s = Zs * Zs * Zs;
function ec(e) {
	if (e instanceof nc) return new nc(e.l, e.a, e.b, e.opacity);
	if (e instanceof lc) return uc(e);
	e instanceof As || (e = Os(e));
	var t = oc(e.r), n = oc(e.g), r = oc(e.b), i = rc((.2225045 * t + .7168786 * n + .0606169 * r) / Js), a, o;
	return t === n && n === r ? a = o = i : (a = rc((.4360747 * t + .3850649 * n + .1430804 * r) / qs), o = rc((.0139322 * t + .0971045 * n + .7141733 * r) / Ys)), new nc(116 * i - 16, 500 * (a - i), 200 * (i - o), e.opacity);
}
function tc(e, t, n, r) {
	return arguments.length === 1 ? ec(e) : new nc(e, t, n, r ?? 1);
}
function nc(e, t, n, r) {
	this.l = +e, this.a = +t, this.b = +n, this.opacity = +r;
}
as(nc, tc, os(ss, {
	brighter(e) {
		return new nc(this.l + Ks * (e ?? 1), this.a, this.b, this.opacity);
	},
	darker(e) {
		return new nc(this.l - Ks * (e ?? 1), this.a, this.b, this.opacity);
	},
	rgb() {
		var e = (this.l + 16) / 116, t = isNaN(this.a) ? e : e + this.a / 500, n = isNaN(this.b) ? e : e - this.b / 200;
		return t = qs * ic(t), e = Js * ic(e), n = Ys * ic(n), new As(ac(3.1338561 * t - 1.6168667 * e - .4906146 * n), ac(-.9787684 * t + 1.9161415 * e + .033454 * n), ac(.0719453 * t - .2289914 * e + 1.4052427 * n), this.opacity);
	}
}));
function rc(e) {
	return e > $s ? e ** (1 / 3) : e / Qs + Xs;
}
function ic(e) {
	return e > Zs ? e * e * e : Qs * (e - Xs);
}
function ac(e) {
	return 255 * (e <= .0031308 ? 12.92 * e : 1.055 * e ** (1 / 2.4) - .055);
}
function oc(e) {
	return (e /= 255) <= .04045 ? e / 12.92 : ((e + .055) / 1.055) ** 2.4;
}
function sc(e) {
	if (e instanceof lc) return new lc(e.h, e.c, e.l, e.opacity);
	if (e instanceof nc || (e = ec(e)), e.a === 0 && e.b === 0) return new lc(NaN, 0 < e.l && e.l < 100 ? 0 : NaN, e.l, e.opacity);
	var t = Math.atan2(e.b, e.a) * Gs;
	return new lc(t < 0 ? t + 360 : t, Math.sqrt(e.a * e.a + e.b * e.b), e.l, e.opacity);
}
function cc(e, t, n, r) {
	return arguments.length === 1 ? sc(e) : new lc(e, t, n, r ?? 1);
}
function lc(e, t, n, r) {
	this.h = +e, this.c = +t, this.l = +n, this.opacity = +r;
}
function uc(e) {
	if (isNaN(e.h)) return new nc(e.l, 0, 0, e.opacity);
	var t = e.h * Ws;
	return new nc(e.l, Math.cos(t) * e.c, Math.sin(t) * e.c, e.opacity);
}
as(lc, cc, os(ss, {
	brighter(e) {
		return new lc(this.h, this.c, this.l + Ks * (e ?? 1), this.opacity);
	},
	darker(e) {
		return new lc(this.h, this.c, this.l - Ks * (e ?? 1), this.opacity);
	},
	rgb() {
		return uc(this).rgb();
	}
}));
var dc = -.14861, fc = 1.78277, pc = -.29227, mc = -.90649, hc = 1.97294, gc = hc * mc, _c = hc * fc, vc = fc * pc - mc * dc;
function yc(e) {
	if (e instanceof xc) return new xc(e.h, e.s, e.l, e.opacity);
	e instanceof As || (e = Os(e));
	var t = e.r / 255, n = e.g / 255, r = e.b / 255, i = (vc * r + gc * t - _c * n) / (vc + gc - _c), a = r - i, o = (hc * (n - i) - pc * a) / mc, s = Math.sqrt(o * o + a * a) / (hc * i * (1 - i)), c = s ? Math.atan2(o, a) * Gs - 120 : NaN;
	return new xc(c < 0 ? c + 360 : c, s, i, e.opacity);
}
function bc(e, t, n, r) {
	return arguments.length === 1 ? yc(e) : new xc(e, t, n, r ?? 1);
}
function xc(e, t, n, r) {
	this.h = +e, this.s = +t, this.l = +n, this.opacity = +r;
}
as(xc, bc, os(ss, {
	brighter(e) {
		return e = e == null ? ls : ls ** +e, new xc(this.h, this.s, this.l * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? cs : cs ** +e, new xc(this.h, this.s, this.l * e, this.opacity);
	},
	rgb() {
		var e = isNaN(this.h) ? 0 : (this.h + 120) * Ws, t = +this.l, n = isNaN(this.s) ? 0 : this.s * t * (1 - t), r = Math.cos(e), i = Math.sin(e);
		return new As(255 * (t + n * (dc * r + fc * i)), 255 * (t + n * (pc * r + mc * i)), 255 * (t + hc * r * n), this.opacity);
	}
}));
var Sc = (e) => () => e;
function Cc(e, t) {
	return function(n) {
		return e + n * t;
	};
}
function wc(e, t, n) {
	return e **= +n, t = t ** +n - e, n = 1 / n, function(r) {
		return (e + r * t) ** +n;
	};
}
function Tc(e, t) {
	var n = t - e;
	return n ? Cc(e, n > 180 || n < -180 ? n - 360 * Math.round(n / 360) : n) : Sc(isNaN(e) ? t : e);
}
function Ec(e) {
	return (e = +e) == 1 ? Dc : function(t, n) {
		return n - t ? wc(t, n, e) : Sc(isNaN(t) ? n : t);
	};
}
function Dc(e, t) {
	var n = t - e;
	return n ? Cc(e, n) : Sc(isNaN(e) ? t : e);
}
var Oc = (function e(t) {
	var n = Ec(t);
	function r(e, t) {
		var r = n((e = ks(e)).r, (t = ks(t)).r), i = n(e.g, t.g), a = n(e.b, t.b), o = Dc(e.opacity, t.opacity);
		return function(t) {
			return e.r = r(t), e.g = i(t), e.b = a(t), e.opacity = o(t), e + "";
		};
	}
	return r.gamma = e, r;
})(1);
function kc(e, t) {
	return e = +e, t = +t, function(n) {
		return e * (1 - n) + t * n;
	};
}
var Ac = /[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g, jc = new RegExp(Ac.source, "g");
function Mc(e) {
	return function() {
		return e;
	};
}
function Nc(e) {
	return function(t) {
		return e(t) + "";
	};
}
function Pc(e, t) {
	var n = Ac.lastIndex = jc.lastIndex = 0, r, i, a, o = -1, s = [], c = [];
	for (e += "", t += ""; (r = Ac.exec(e)) && (i = jc.exec(t));) (a = i.index) > n && (a = t.slice(n, a), s[o] ? s[o] += a : s[++o] = a), (r = r[0]) === (i = i[0]) ? s[o] ? s[o] += i : s[++o] = i : (s[++o] = null, c.push({
		i: o,
		x: kc(r, i)
	})), n = jc.lastIndex;
	return n < t.length && (a = t.slice(n), s[o] ? s[o] += a : s[++o] = a), s.length < 2 ? c[0] ? Nc(c[0].x) : Mc(t) : (t = c.length, function(e) {
		for (var n = 0, r; n < t; ++n) s[(r = c[n]).i] = r.x(e);
		return s.join("");
	});
}
var Fc = 180 / Math.PI, Ic = {
	translateX: 0,
	translateY: 0,
	rotate: 0,
	skewX: 0,
	scaleX: 1,
	scaleY: 1
};
function Lc(e, t, n, r, i, a) {
	var o, s, c;
	return (o = Math.sqrt(e * e + t * t)) && (e /= o, t /= o), (c = e * n + t * r) && (n -= e * c, r -= t * c), (s = Math.sqrt(n * n + r * r)) && (n /= s, r /= s, c /= s), e * r < t * n && (e = -e, t = -t, c = -c, o = -o), {
		translateX: i,
		translateY: a,
		rotate: Math.atan2(t, e) * Fc,
		skewX: Math.atan(c) * Fc,
		scaleX: o,
		scaleY: s
	};
}
var Rc;
function zc(e) {
	let t = new (typeof DOMMatrix == "function" ? DOMMatrix : WebKitCSSMatrix)(e + "");
	return t.isIdentity ? Ic : Lc(t.a, t.b, t.c, t.d, t.e, t.f);
}
function Bc(e) {
	return e == null || (Rc ||= document.createElementNS("http://www.w3.org/2000/svg", "g"), Rc.setAttribute("transform", e), !(e = Rc.transform.baseVal.consolidate())) ? Ic : (e = e.matrix, Lc(e.a, e.b, e.c, e.d, e.e, e.f));
}
function Vc(e, t, n, r) {
	function i(e) {
		return e.length ? e.pop() + " " : "";
	}
	function a(e, r, i, a, o, s) {
		if (e !== i || r !== a) {
			var c = o.push("translate(", null, t, null, n);
			s.push({
				i: c - 4,
				x: kc(e, i)
			}, {
				i: c - 2,
				x: kc(r, a)
			});
		} else (i || a) && o.push("translate(" + i + t + a + n);
	}
	function o(e, t, n, a) {
		e === t ? t && n.push(i(n) + "rotate(" + t + r) : (e - t > 180 ? t += 360 : t - e > 180 && (e += 360), a.push({
			i: n.push(i(n) + "rotate(", null, r) - 2,
			x: kc(e, t)
		}));
	}
	function s(e, t, n, a) {
		e === t ? t && n.push(i(n) + "skewX(" + t + r) : a.push({
			i: n.push(i(n) + "skewX(", null, r) - 2,
			x: kc(e, t)
		});
	}
	function c(e, t, n, r, a, o) {
		if (e !== n || t !== r) {
			var s = a.push(i(a) + "scale(", null, ",", null, ")");
			o.push({
				i: s - 4,
				x: kc(e, n)
			}, {
				i: s - 2,
				x: kc(t, r)
			});
		} else (n !== 1 || r !== 1) && a.push(i(a) + "scale(" + n + "," + r + ")");
	}
	return function(t, n) {
		var r = [], i = [];
		return t = e(t), n = e(n), a(t.translateX, t.translateY, n.translateX, n.translateY, r, i), o(t.rotate, n.rotate, r, i), s(t.skewX, n.skewX, r, i), c(t.scaleX, t.scaleY, n.scaleX, n.scaleY, r, i), t = n = null, function(e) {
			for (var t = -1, n = i.length, a; ++t < n;) r[(a = i[t]).i] = a.x(e);
			return r.join("");
		};
	};
}
var Hc = Vc(zc, "px, ", "px)", "deg)"), Uc = Vc(Bc, ", ", ")", ")"), Wc = 1e-12;
function Gc(e) {
	return ((e = Math.exp(e)) + 1 / e) / 2;
}
function Kc(e) {
	return ((e = Math.exp(e)) - 1 / e) / 2;
}
function qc(e) {
	return ((e = Math.exp(2 * e)) - 1) / (e + 1);
}
var Jc = (function e(t, n, r) {
	function i(e, i) {
		var a = e[0], o = e[1], s = e[2], c = i[0], l = i[1], u = i[2], d = c - a, f = l - o, p = d * d + f * f, m, h;
		if (p < Wc) h = Math.log(u / s) / t, m = function(e) {
			return [
				a + e * d,
				o + e * f,
				s * Math.exp(t * e * h)
			];
		};
		else {
			var g = Math.sqrt(p), _ = (u * u - s * s + r * p) / (2 * s * n * g), v = (u * u - s * s - r * p) / (2 * u * n * g), y = Math.log(Math.sqrt(_ * _ + 1) - _);
			h = (Math.log(Math.sqrt(v * v + 1) - v) - y) / t, m = function(e) {
				var r = e * h, i = Gc(y), c = s / (n * g) * (i * qc(t * r + y) - Kc(y));
				return [
					a + c * d,
					o + c * f,
					s * i / Gc(t * r + y)
				];
			};
		}
		return m.duration = Math.abs(h) * 1e3 * t / Math.SQRT2, m;
	}
	return i.rho = function(t) {
		var n = Math.max(.001, +t), r = n * n;
		return e(n, r, r * r);
	}, i;
})(Math.SQRT2, 2, 4);
function Yc(e) {
	return (function t(n) {
		n = +n;
		function r(t, r) {
			var i = e((t = bc(t)).h, (r = bc(r)).h), a = Dc(t.s, r.s), o = Dc(t.l, r.l), s = Dc(t.opacity, r.opacity);
			return function(e) {
				return t.h = i(e), t.s = a(e), t.l = o(e ** +n), t.opacity = s(e), t + "";
			};
		}
		return r.gamma = t, r;
	})(1);
}
Yc(Tc), Yc(Dc);
// node_modules/d3-scale-chromatic/src/sequential-multi/cividis.js
function Xc(e) {
	return e = Math.max(0, Math.min(1, e)), "rgb(" + Math.max(0, Math.min(255, Math.round(-4.54 - e * (35.34 - e * (2381.73 - e * (6402.7 - e * (7024.72 - e * 2710.57))))))) + ", " + Math.max(0, Math.min(255, Math.round(32.49 + e * (170.73 + e * (52.82 - e * (131.46 - e * (176.58 - e * 67.37))))))) + ", " + Math.max(0, Math.min(255, Math.round(81.24 + e * (442.36 - e * (2482.43 - e * (6167.24 - e * (6614.94 - e * 2475.67))))))) + ")";
}
// node_modules/d3-scale-chromatic/src/sequential-multi/viridis.js
function Zc(e) {
	var t = e.length;
	return function(n) {
		return e[Math.max(0, Math.min(t - 1, Math.floor(n * t)))];
	};
}
var Qc = Zc(is("44015444025645045745055946075a46085c460a5d460b5e470d60470e6147106347116447136548146748166848176948186a481a6c481b6d481c6e481d6f481f70482071482173482374482475482576482677482878482979472a7a472c7a472d7b472e7c472f7d46307e46327e46337f463480453581453781453882443983443a83443b84433d84433e85423f854240864241864142874144874045884046883f47883f48893e49893e4a893e4c8a3d4d8a3d4e8a3c4f8a3c508b3b518b3b528b3a538b3a548c39558c39568c38588c38598c375a8c375b8d365c8d365d8d355e8d355f8d34608d34618d33628d33638d32648e32658e31668e31678e31688e30698e306a8e2f6b8e2f6c8e2e6d8e2e6e8e2e6f8e2d708e2d718e2c718e2c728e2c738e2b748e2b758e2a768e2a778e2a788e29798e297a8e297b8e287c8e287d8e277e8e277f8e27808e26818e26828e26828e25838e25848e25858e24868e24878e23888e23898e238a8d228b8d228c8d228d8d218e8d218f8d21908d21918c20928c20928c20938c1f948c1f958b1f968b1f978b1f988b1f998a1f9a8a1e9b8a1e9c891e9d891f9e891f9f881fa0881fa1881fa1871fa28720a38620a48621a58521a68522a78522a88423a98324aa8325ab8225ac8226ad8127ad8128ae8029af7f2ab07f2cb17e2db27d2eb37c2fb47c31b57b32b67a34b67935b77937b87838b9773aba763bbb753dbc743fbc7340bd7242be7144bf7046c06f48c16e4ac16d4cc26c4ec36b50c46a52c56954c56856c66758c7655ac8645cc8635ec96260ca6063cb5f65cb5e67cc5c69cd5b6ccd5a6ece5870cf5773d05675d05477d1537ad1517cd2507fd34e81d34d84d44b86d54989d5488bd6468ed64590d74393d74195d84098d83e9bd93c9dd93ba0da39a2da37a5db36a8db34aadc32addc30b0dd2fb2dd2db5de2bb8de29bade28bddf26c0df25c2df23c5e021c8e020cae11fcde11dd0e11cd2e21bd5e21ad8e219dae319dde318dfe318e2e418e5e419e7e419eae51aece51befe51cf1e51df4e61ef6e620f8e621fbe723fde725"));
Zc(is("00000401000501010601010802010902020b02020d03030f03031204041405041606051806051a07061c08071e0907200a08220b09240c09260d0a290e0b2b100b2d110c2f120d31130d34140e36150e38160f3b180f3d19103f1a10421c10441d11471e114920114b21114e22115024125325125527125829115a2a115c2c115f2d11612f116331116533106734106936106b38106c390f6e3b0f703d0f713f0f72400f74420f75440f764510774710784910784a10794c117a4e117b4f127b51127c52137c54137d56147d57157e59157e5a167e5c167f5d177f5f187f601880621980641a80651a80671b80681c816a1c816b1d816d1d816e1e81701f81721f817320817521817621817822817922827b23827c23827e24828025828125818326818426818627818827818928818b29818c29818e2a81902a81912b81932b80942c80962c80982d80992d809b2e7f9c2e7f9e2f7fa02f7fa1307ea3307ea5317ea6317da8327daa337dab337cad347cae347bb0357bb2357bb3367ab5367ab73779b83779ba3878bc3978bd3977bf3a77c03a76c23b75c43c75c53c74c73d73c83e73ca3e72cc3f71cd4071cf4070d0416fd2426fd3436ed5446dd6456cd8456cd9466bdb476adc4869de4968df4a68e04c67e24d66e34e65e44f64e55064e75263e85362e95462ea5661eb5760ec5860ed5a5fee5b5eef5d5ef05f5ef1605df2625df2645cf3655cf4675cf4695cf56b5cf66c5cf66e5cf7705cf7725cf8745cf8765cf9785df9795df97b5dfa7d5efa7f5efa815ffb835ffb8560fb8761fc8961fc8a62fc8c63fc8e64fc9065fd9266fd9467fd9668fd9869fd9a6afd9b6bfe9d6cfe9f6dfea16efea36ffea571fea772fea973feaa74feac76feae77feb078feb27afeb47bfeb67cfeb77efeb97ffebb81febd82febf84fec185fec287fec488fec68afec88cfeca8dfecc8ffecd90fecf92fed194fed395fed597fed799fed89afdda9cfddc9efddea0fde0a1fde2a3fde3a5fde5a7fde7a9fde9aafdebacfcecaefceeb0fcf0b2fcf2b4fcf4b6fcf6b8fcf7b9fcf9bbfcfbbdfcfdbf")), Zc(is("00000401000501010601010802010a02020c02020e03021004031204031405041706041907051b08051d09061f0a07220b07240c08260d08290e092b10092d110a30120a32140b34150b37160b39180c3c190c3e1b0c411c0c431e0c451f0c48210c4a230c4c240c4f260c51280b53290b552b0b572d0b592f0a5b310a5c320a5e340a5f3609613809623909633b09643d09653e0966400a67420a68440a68450a69470b6a490b6a4a0c6b4c0c6b4d0d6c4f0d6c510e6c520e6d540f6d550f6d57106e59106e5a116e5c126e5d126e5f136e61136e62146e64156e65156e67166e69166e6a176e6c186e6d186e6f196e71196e721a6e741a6e751b6e771c6d781c6d7a1d6d7c1d6d7d1e6d7f1e6c801f6c82206c84206b85216b87216b88226a8a226a8c23698d23698f24699025689225689326679526679727669827669a28659b29649d29649f2a63a02a63a22b62a32c61a52c60a62d60a82e5fa92e5eab2f5ead305dae305cb0315bb1325ab3325ab43359b63458b73557b93556ba3655bc3754bd3853bf3952c03a51c13a50c33b4fc43c4ec63d4dc73e4cc83f4bca404acb4149cc4248ce4347cf4446d04545d24644d34743d44842d54a41d74b3fd84c3ed94d3dda4e3cdb503bdd513ade5238df5337e05536e15635e25734e35933e45a31e55c30e65d2fe75e2ee8602de9612bea632aeb6429eb6628ec6726ed6925ee6a24ef6c23ef6e21f06f20f1711ff1731df2741cf3761bf37819f47918f57b17f57d15f67e14f68013f78212f78410f8850ff8870ef8890cf98b0bf98c0af98e09fa9008fa9207fa9407fb9606fb9706fb9906fb9b06fb9d07fc9f07fca108fca309fca50afca60cfca80dfcaa0ffcac11fcae12fcb014fcb216fcb418fbb61afbb81dfbba1ffbbc21fbbe23fac026fac228fac42afac62df9c72ff9c932f9cb35f8cd37f8cf3af7d13df7d340f6d543f6d746f5d949f5db4cf4dd4ff4df53f4e156f3e35af3e55df2e661f2e865f2ea69f1ec6df1ed71f1ef75f1f179f2f27df2f482f3f586f3f68af4f88ef5f992f6fa96f8fb9af9fc9dfafda1fcffa4")), Zc(is("0d088710078813078916078a19068c1b068d1d068e20068f2206902406912605912805922a05932c05942e05952f059631059733059735049837049938049a3a049a3c049b3e049c3f049c41049d43039e44039e46039f48039f4903a04b03a14c02a14e02a25002a25102a35302a35502a45601a45801a45901a55b01a55c01a65e01a66001a66100a76300a76400a76600a76700a86900a86a00a86c00a86e00a86f00a87100a87201a87401a87501a87701a87801a87a02a87b02a87d03a87e03a88004a88104a78305a78405a78606a68707a68808a68a09a58b0aa58d0ba58e0ca48f0da4910ea3920fa39410a29511a19613a19814a099159f9a169f9c179e9d189d9e199da01a9ca11b9ba21d9aa31e9aa51f99a62098a72197a82296aa2395ab2494ac2694ad2793ae2892b02991b12a90b22b8fb32c8eb42e8db52f8cb6308bb7318ab83289ba3388bb3488bc3587bd3786be3885bf3984c03a83c13b82c23c81c33d80c43e7fc5407ec6417dc7427cc8437bc9447aca457acb4679cc4778cc4977cd4a76ce4b75cf4c74d04d73d14e72d24f71d35171d45270d5536fd5546ed6556dd7566cd8576bd9586ada5a6ada5b69db5c68dc5d67dd5e66de5f65de6164df6263e06363e16462e26561e26660e3685fe4695ee56a5de56b5de66c5ce76e5be76f5ae87059e97158e97257ea7457eb7556eb7655ec7754ed7953ed7a52ee7b51ef7c51ef7e50f07f4ff0804ef1814df1834cf2844bf3854bf3874af48849f48948f58b47f58c46f68d45f68f44f79044f79143f79342f89441f89540f9973ff9983ef99a3efa9b3dfa9c3cfa9e3bfb9f3afba139fba238fca338fca537fca636fca835fca934fdab33fdac33fdae32fdaf31fdb130fdb22ffdb42ffdb52efeb72dfeb82cfeba2cfebb2bfebd2afebe2afec029fdc229fdc328fdc527fdc627fdc827fdca26fdcb26fccd25fcce25fcd025fcd225fbd324fbd524fbd724fad824fada24f9dc24f9dd25f8df25f8e125f7e225f7e425f6e626f6e826f5e926f5eb27f4ed27f3ee27f3f027f2f227f1f426f1f525f0f724f0f921"));
// src/shared/colours.ts
var $c = {
	cividis: Xc,
	viridis: Qc,
	signed: el([
		122,
		32,
		98
	], [
		253,
		253,
		251
	], [
		0,
		96,
		70
	]),
	"signed-dark": el([
		232,
		160,
		206
	], [
		27,
		29,
		32
	], [
		72,
		214,
		168
	])
};
function el(e, t, n) {
	return (r) => {
		let i = r < .5 ? e : n, a = Math.abs(2 * r - 1);
		return `rgb(${t.map((e, t) => Math.round(e + (i[t] - e) * a)).join(",")})`;
	};
}
function tl(e) {
	let t = /* @__PURE__ */ new Uint8ClampedArray(1024);
	for (let n = 0; n < 256; n++) t.set([...nl($c[e](n / 255)), 255], n * 4);
	return t;
}
function nl(e) {
	let t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(e), n = t ? t.slice(1).map((e) => parseInt(e, 16)) : (e.match(/\d+/g) ?? []).map(Number);
	return [
		n[0] ?? 0,
		n[1] ?? 0,
		n[2] ?? 0
	];
}
// src/explore/scale.ts
var rl = 5;
function il(e, t, n) {
	let r = t > 0 ? t : 1;
	return sl(r, e, (t) => ol(e, r, t, n));
}
function al(e, t, n) {
	let r = t > 0 ? t : 1;
	return sl(r, e, (t) => .5 + Math.sign(t) * Math.min(1, Math.max(0, ol(e, r, Math.abs(t), n))) / 2);
}
function ol(e, t, n, r) {
	return e === "linear" ? Math.max(0, n) / t : e === "log" ? n <= 0 ? 0 : Math.log10(n / t) / rl + 1 : cl(r, n);
}
function sl(e, t, n) {
	let r = t === "log" ? e / 10 ** rl : 0;
	return Object.assign((e) => e === -Infinity ? -1 : Number.isNaN(e) ? -2 : Math.min(1, Math.max(0, n(e))), {
		low: r,
		high: e
	});
}
function cl(e, t) {
	let [n, r] = [0, e.length];
	for (; n < r;) {
		let i = n + r >> 1;
		e[i] < t ? n = i + 1 : r = i;
	}
	return e.length ? n / e.length : 0;
}
function ll(e) {
	let t = Math.max(1, Math.floor(e.length / 16384)), n = [];
	for (let r = 0; r < e.length; r += t) {
		let t = e[r];
		t > -Infinity && n.push(t);
	}
	let r = n.filter((e, t) => t % Math.ceil(n.length / 4096 || 1) === 0);
	return Float32Array.from(r).sort();
}
function ul(e, t, n, r) {
	let i = new Uint8ClampedArray(e.length * 4);
	for (let a = 0; a < e.length; a++) {
		let o = t(e[a]);
		if (o === -1) continue;
		if (o === -2) {
			i.set([...r, 255], a * 4);
			continue;
		}
		let s = Math.round(o * 255) * 4;
		i[a * 4] = n[s], i[a * 4 + 1] = n[s + 1], i[a * 4 + 2] = n[s + 2], i[a * 4 + 3] = 255;
	}
	return i;
}
// src/explore/Gallery.svelte
var dl = /* @__PURE__ */ q("<option> </option>"), fl = /* @__PURE__ */ q("<label><input type=\"checkbox\"/> </label> <label> <input type=\"range\" min=\"0\" max=\"1\" step=\"0.05\"/> <output> </output></label>", 1), pl = /* @__PURE__ */ q("<button class=\"small\"> </button> <button class=\"small\"> </button>", 1), ml = /* @__PURE__ */ q("<p class=\"what\"> </p>"), hl = /* @__PURE__ */ q("<b class=\"svelte-ud8oa1\"> </b>"), gl = /* @__PURE__ */ q("<button><span class=\"masked svelte-ud8oa1\"><canvas aria-hidden=\"true\" class=\"svelte-ud8oa1\"></canvas></span> <span class=\"name svelte-ud8oa1\"> <!></span></button>"), _l = /* @__PURE__ */ q("<div class=\"choices\" data-screen=\"\"><label> <select data-testid=\"sort\"><option> </option><!></select></label> <!> <label><input type=\"checkbox\"/> </label> <!></div> <!> <div role=\"group\" data-testid=\"gallery\"></div>", 1), vl = {
	hash: "svelte-ud8oa1",
	code: ".grid.svelte-ud8oa1 {display:grid;grid-template-columns:repeat(var(--across), 66px);gap:6px;overflow-x:auto;padding:4px;padding-bottom:1rem;}.grid.sorted.svelte-ud8oa1 {grid-template-columns:repeat(auto-fill, 66px);}.grid.svelte-ud8oa1 button:where(.svelte-ud8oa1) {border:0;background:none;padding:0;display:block;width:66px;text-align:left;color:var(--soft);font-size:0.7rem;line-height:1.3;font-variant-numeric:tabular-nums;}.grid.svelte-ud8oa1 button:where(.svelte-ud8oa1):hover .name:where(.svelte-ud8oa1),\n  .here.svelte-ud8oa1 .name:where(.svelte-ud8oa1) {color:var(--ink);}.masked.svelte-ud8oa1 {display:block;width:66px;height:66px;border:1px solid var(--line);background-size:6px 6px;}.here.svelte-ud8oa1 .masked:where(.svelte-ud8oa1) {border-color:var(--query);outline:2px solid var(--query);}.name.svelte-ud8oa1 {display:flex;justify-content:space-between;}.name.svelte-ud8oa1 b:where(.svelte-ud8oa1) {font-weight:600;color:var(--ink);}canvas.svelte-ud8oa1 {width:64px;height:64px;image-rendering:pixelated;display:block;}"
};
function yl(e, t) {
	He(t, !0), li(e, vl);
	let n = Q(t, "place", 7), r = Q(t, "side", 3, ""), i = /* @__PURE__ */ P(() => $i.t.explore), a = /* @__PURE__ */ I([]), o = /* @__PURE__ */ I({}), s = /* @__PURE__ */ I([]), c = /* @__PURE__ */ I(""), l = /* @__PURE__ */ I(0), u = /* @__PURE__ */ I(!0), d = /* @__PURE__ */ I(""), f = /* @__PURE__ */ I(0), p = /* @__PURE__ */ I(""), m = /* @__PURE__ */ I(n().set.length > 0), h = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? !1, g = /* @__PURE__ */ P(() => G(s).filter((e) => ![
		"layer",
		"name",
		"head"
	].includes(e.name))), _ = /* @__PURE__ */ P(() => G(s).find((e) => e.name === G(c))), v = (e) => {
		let t = G(o)[e.id]?.[G(c)];
		return typeof t == "number" ? t : null;
	}, y = /* @__PURE__ */ P(() => Math.max(0, ...G(a).map((e) => v(e) ?? 0))), b = /* @__PURE__ */ P(() => {
		if (!G(c)) return G(a);
		let e = G(a).filter((e) => (v(e) ?? -Infinity) >= G(l) * G(y) || G(l) === 0), t = G(u) ? -1 : 1;
		return [...e].sort((e, n) => t * ((v(e) ?? -Infinity * -t) - (v(n) ?? -Infinity * -t)) || 0);
	}), x = /* @__PURE__ */ P(() => G(c) ? 0 : Math.max(1, ...n().info.layers.map((e) => e.heads.length)));
	Hr(() => {
		let e = new AbortController();
		return (async () => {
			try {
				for (let r of n().info.layers) {
					let n = await t.source.gallery(r.number, e.signal);
					L(a, [...G(a), ...S(r.number, n.heads ?? r.heads, n)]);
				}
				for (let r of n().info.layers) {
					let n = await t.source.heads(r.number, e.signal), i = new Set(G(s).map((e) => e.name));
					n.columns.some((e) => !i.has(e.name)) && L(s, [...G(s), ...n.columns.filter((e) => !i.has(e.name))]), L(o, {
						...G(o),
						...Object.fromEntries(n.rows.map((e) => [`${e.layer}.${e.head}`, e]))
					}), Wt(f);
				}
				t.say(G(i).galleryReady(G(a).length));
			} catch (e) {
				e.name !== "AbortError" && L(d, e.message, !0);
			}
		})(), () => e.abort();
	});
	function S(e, t, n) {
		let [, r, i] = n.shape;
		return t.map((t, a) => ({
			id: `${e}.${t}`,
			layer: e,
			head: t,
			rows: r,
			cols: i,
			picture: n.values.subarray(a * r * i, (a + 1) * r * i)
		}));
	}
	function C(e, r) {
		let i = ({ item: r }) => {
			e.width = r.cols, e.height = r.rows;
			let i = 0;
			for (let e of r.picture) e !== -Infinity && Math.abs(e) > i && (i = Math.abs(e));
			let a = (t.source.signed ? al : il)("log", i, ll(r.picture)), o = t.source.signed ? ia.shown === "dark" ? "signed-dark" : "signed" : n().palette, s = ul(r.picture, a, tl(o), [
				212,
				0,
				140
			]);
			e.getContext("2d").putImageData(new ImageData(s, r.cols, r.rows), 0, 0);
		};
		return i(r), { update: i };
	}
	function w(e) {
		n().go({
			layer: e.layer,
			head: e.head,
			view: "map"
		}), n().window = null;
	}
	function T(e) {
		let t = G(b).findIndex((e) => e.id === G(p)), n = e.currentTarget, r = n.querySelector("button"), i = r ? Math.max(1, G(x) || Math.floor(n.clientWidth / (r.offsetWidth + 8))) : 1, a = {
			ArrowLeft: -1,
			ArrowRight: 1,
			ArrowUp: -i,
			ArrowDown: i,
			Home: -t,
			End: G(b).length - 1 - t
		}[e.key];
		if (a === void 0) return;
		e.preventDefault();
		let o = G(b)[Math.min(G(b).length - 1, Math.max(0, t + a))];
		o && n.querySelector(`[data-id="${o.id}"]`)?.focus();
	}
	function E(e) {
		let t = v(e);
		return `${G(i).layerHead(e.layer, e.head)}${G(_) && t !== null ? `, ${G(i).columns[G(c)] ?? G(c)} ${$(t)}` : ""}`;
	}
	function D() {
		let e = G(s).map((e) => e.name), t = G(b).map((e) => G(o)[e.id]).filter((e) => e !== void 0);
		return {
			about: {
				question: G(i).galleryTitle,
				model: n().info.model,
				side: r() || void 0,
				what: G(s)
			},
			columns: e,
			rows: t.map((t) => e.map((e) => t[e] ?? null))
		};
	}
	function ee(e) {
		let r = n().set.filter((t) => t !== e.id);
		n().choose(r.length === n().set.length ? [...r, e.id] : r), t.say(G(i).chosenHeads(n().set.length));
	}
	{
		let t = /* @__PURE__ */ P(() => G(i).galleryFacts(G(a).length)), o = /* @__PURE__ */ P(() => G(f) < n().info.layers.length && !G(d) ? ` · ${G(i).measuring(G(f), n().info.layers.length)}` : ""), s = /* @__PURE__ */ P(() => G(f) ? D : null);
		$a(e, {
			get title() {
				return G(i).galleryTitle;
			},
			get facts() {
				return `${G(t) ?? ""}${G(o) ?? ""}`;
			},
			name: "heads",
			get side() {
				return r();
			},
			get problem() {
				return G(d);
			},
			get numbers() {
				return G(s);
			},
			children: (e, t) => {
				var r = _l(), a = an(r), o = R(a), s = R(o), d = B(s), f = R(d), S = z(f, !0);
				f.value = f.__value = "", qr(B(f), 17, () => G(g), (e) => e.name, (e, t) => {
					var n = dl(), r = z(n, !0), a = {};
					H(() => {
						Y(r, G(i).columns[G(t).name] ?? G(t).name), a !== (a = G(t).name) && (n.value = (n.__value = a) ?? "");
					}), J(e, n);
				}), N(d), Si(d), N(o);
				var D = B(o, 2), O = (e) => {
					var t = fl(), n = an(t), r = R(n);
					Ai(r);
					var a = B(r);
					N(n);
					var o = B(n, 2), s = R(o), c = B(s);
					Ai(c);
					var d = z(B(c, 2), !0);
					N(o), H((e) => {
						Y(a, ` ${G(i).largestFirst ?? ""}`), Y(s, `${G(i).atLeast ?? ""} `), Y(d, e);
					}, [() => $(G(l) * G(y))]), Li(r, () => G(u), (e) => L(u, e)), Ii(c, () => G(l), (e) => L(l, e)), J(e, t);
				};
				X(D, (e) => {
					G(c) && e(O);
				});
				var te = B(D, 2), k = R(te);
				Ai(k);
				var ne = B(k);
				N(te);
				var re = B(te, 2), ie = (e) => {
					var t = pl(), r = an(t), a = z(r, !0), o = B(r, 2), s = z(o, !0);
					H((e) => {
						Y(a, e), Y(s, G(i).chooseNone);
					}, [() => G(i).openMean(n().set.length)]), K("click", r, () => n().go({
						head: "set",
						view: "map"
					})), K("click", o, () => n().choose([])), J(e, t);
				};
				X(re, (e) => {
					n().set.length && e(ie);
				}), N(a);
				var A = B(a, 2), ae = (e) => {
					var t = ml(), n = z(t);
					H(() => Y(n, `${G(_).what ?? ""}${G(_).unit ? ` · ${G(_).unit}` : ""} · ${G(_).kind ?? ""}${G(_).source ? ` · ${G(_).source}` : ""}`)), J(e, t);
				};
				X(A, (e) => {
					G(_) && e(ae);
				});
				var oe = B(A, 2);
				let se, ce;
				qr(oe, 31, () => G(b), (e) => e.id, (e, t, r) => {
					var i = gl();
					let a;
					var o = R(i);
					ui(R(o), (e, t) => C?.(e, t), () => ({
						item: G(t),
						look: `${ia.shown} ${n().palette}`
					})), N(o);
					var s = B(o, 2), l = R(s, !0), u = B(l), d = (e) => {
						var n = hl(), r = z(n, !0);
						H((e) => Y(r, e), [() => Do(v(G(t)))]), J(e, n);
					};
					X(u, (e) => {
						G(c) && e(d);
					}), N(s), N(i), H((e, n, o) => {
						Z(i, "data-id", G(t).id), Z(i, "tabindex", G(t).id === G(p) || G(p) === "" && G(r) === 0 ? 0 : -1), Z(i, "aria-label", e), Z(i, "aria-pressed", n), a = gi(i, 1, "svelte-ud8oa1", null, a, { here: o }), Y(l, G(t).id);
					}, [
						() => E(G(t)),
						() => G(m) ? n().set.includes(G(t).id) : void 0,
						() => G(m) ? n().set.includes(G(t).id) : G(t).layer === n().layer && G(t).head === n().head
					]), hr("focus", i, () => L(p, G(t).id, !0)), K("click", i, () => G(m) ? ee(G(t)) : w(G(t))), si(i, () => ns, () => ({ duration: h ? 0 : 420 })), J(e, i);
				}), N(oe), H(() => {
					Y(s, `${G(i).sortBy ?? ""} `), Y(S, G(i).byPlace), Y(ne, ` ${G(i).chooseSeveral ?? ""}`), se = gi(oe, 1, "grid svelte-ud8oa1", null, se, { sorted: G(c) !== "" }), Z(oe, "aria-label", G(i).galleryLabel), ce = vi(oe, "", ce, { "--across": G(x) || "none" });
				}), Ci(d, () => G(c), (e) => L(c, e)), Li(k, () => G(m), (e) => L(m, e)), K("keydown", oe, T), J(e, r);
			},
			$$slots: { default: !0 }
		});
	}
	Ue();
}
gr(["click", "keydown"]);
// src/explore/patches.ts
async function bl(e) {
	let t = new Image();
	t.src = e, await t.decode();
	let [n, r] = [t.naturalWidth, t.naturalHeight], i = () => Object.assign(document.createElement("canvas"), {
		width: n,
		height: r
	}), [a, o] = [i(), i()], s = a.getContext("2d");
	s.drawImage(t, 0, 0);
	let c = s.getImageData(0, 0, n, r);
	for (let e = 0; e < c.data.length; e += 4) {
		let t = .2126 * c.data[e] + .7152 * c.data[e + 1] + .0722 * c.data[e + 2];
		c.data.fill(t, e, e + 3);
	}
	return o.getContext("2d").putImageData(c, 0, 0), {
		colour: a,
		grey: o
	};
}
function xl(e, t, n, r, i) {
	let [a, o] = [t.w / n.cols, t.h / n.rows], s = i.by === "light" && r !== null;
	e.save();
	let c = s ? r.colour : r?.grey;
	e.imageSmoothingEnabled = !c || c.width > t.w / 8, c && e.drawImage(c, 0, 0, c.width, c.height, 0, 0, t.w, t.h);
	for (let t = 0; t < n.rows * n.cols; t++) {
		let c = i.shade(n.values[t]), [l, u] = [Math.round(t % n.cols * a), Math.round(Math.floor(t / n.cols) * o)], [d, f] = [Math.round((t % n.cols + 1) * a), Math.round((Math.floor(t / n.cols) + 1) * o)];
		if (c === -2) e.fillStyle = i.css("nan");
		else if (s) e.fillStyle = i.css("paper"), e.globalAlpha = .9 * (1 - Math.sqrt(Math.max(0, c)));
		else {
			let t = Math.round(Math.max(0, c) * 255) * 4;
			e.fillStyle = `rgb(${i.colours[t]},${i.colours[t + 1]},${i.colours[t + 2]})`, e.globalAlpha = r ? .65 : 1;
		}
		e.fillRect(l, u, d - l, f - u), e.globalAlpha = 1;
	}
	n.chosen >= 0 && Sl(e, n.chosen % n.cols * a, Math.floor(n.chosen / n.cols) * o, a, o, i.css("query-fill")), e.restore();
}
function Sl(e, t, n, r, i, a) {
	e.strokeStyle = "#ffffff", e.lineWidth = 6, e.strokeRect(t + 3, n + 3, r - 6, i - 6), e.strokeStyle = a, e.lineWidth = 3, e.strokeRect(t + 3, n + 3, r - 6, i - 6);
}
// src/explore/ImageView.svelte
var Cl = /* @__PURE__ */ q("&ensp;<b> </b>", 1), wl = /* @__PURE__ */ q("<li><button class=\"small svelte-5yeqxb\"> <!></button></li>"), Tl = /* @__PURE__ */ q("<ul class=\"others svelte-5yeqxb\"></ul>"), El = /* @__PURE__ */ q("<tr><td><button> </button></td><td class=\"number\"> </td><td class=\"number\"><button class=\"weight\"> </button> <span class=\"bar\"></span></td></tr>"), Dl = /* @__PURE__ */ q("<!> <div class=\"columns svelte-5yeqxb\"><div class=\"picture svelte-5yeqxb\"><canvas tabindex=\"0\" role=\"application\" data-testid=\"image\" class=\"svelte-5yeqxb\"></canvas> <p class=\"under svelte-5yeqxb\"><!></p></div> <aside><!> <table class=\"strongest\"><caption> </caption><thead><tr><th scope=\"col\"> </th><th scope=\"col\"> </th><th scope=\"col\"> </th></tr></thead><tbody></tbody></table> <p class=\"note\"> </p></aside></div>", 1), Ol = {
	hash: "svelte-5yeqxb",
	code: ".columns.svelte-5yeqxb {display:grid;grid-template-columns:minmax(0, 35rem) minmax(15rem, 20rem);gap:1.6rem;align-items:start;}.picture.svelte-5yeqxb {min-width:0;}canvas.svelte-5yeqxb {display:block;cursor:pointer;border-radius:3px;touch-action:manipulation;}.under.svelte-5yeqxb {margin:0.3rem 0;min-height:1.5em;font-size:0.88rem;color:var(--soft);}.others.svelte-5yeqxb {list-style:none;display:flex;flex-wrap:wrap;gap:0.3rem;margin:0 0 0.8rem;padding:0;font-size:0.85rem;}.others.svelte-5yeqxb [aria-pressed=\"true\"]:where(.svelte-5yeqxb) {border-color:var(--query);box-shadow:inset 0 0 0 1px var(--query);}\n  @media (max-width: 820px) {.columns.svelte-5yeqxb {grid-template-columns:minmax(0, 1fr);}\n  }"
};
function kl(e, t) {
	let n = Or();
	He(t, !0), li(e, Ol);
	let r = Q(t, "side", 3, ""), i = Q(t, "first", 3, !0), a = /* @__PURE__ */ P(() => $i.t.explore), o = /* @__PURE__ */ I(null), s = /* @__PURE__ */ I(null), c = /* @__PURE__ */ I(""), l = /* @__PURE__ */ I(void 0), u = /* @__PURE__ */ I(480), d = /* @__PURE__ */ I(-1), f = /* @__PURE__ */ P(() => t.place.asks.grid ?? [
		1,
		1,
		0
	]), p = /* @__PURE__ */ P(() => b(G(f), 3)), m = /* @__PURE__ */ P(() => G(p)[0]), h = /* @__PURE__ */ P(() => G(p)[1]), g = /* @__PURE__ */ P(() => G(p)[2]), _ = /* @__PURE__ */ P(() => Math.round(G(u) * G(m) / G(h))), v = /* @__PURE__ */ P(() => t.place.ask === "read"), y = /* @__PURE__ */ P(() => t.place.query), x = /* @__PURE__ */ P(() => G(o) && t.source.signed ? G(o).map(Math.abs) : G(o)), S = /* @__PURE__ */ P(() => G(x) ? No(G(x), 12) : []), C = /* @__PURE__ */ P(() => G(v) ? G(a).imageRead(w(G(y))) : G(a).imageReaders(w(G(y))));
	function w(e) {
		let t = e - G(g);
		return t >= 0 ? G(a).patch(Math.floor(t / G(h)), t % G(h)) : e === 0 ? G(a).classToken : G(a).register(e);
	}
	let T = (e) => e < G(g) ? w(e) : `${Math.floor((e - G(g)) / G(h))}, ${(e - G(g)) % G(h)}`;
	function E(e) {
		let n = t.place.what === "share" ? wo : $;
		return t.source.signed ? Eo(e, n) : n(e);
	}
	V(() => {
		t.place.info.image && t.source.picture && bl(t.source.picture).then((e) => L(s, e), () => void 0);
	}), V(() => {
		let [e, n, r, a, s] = [
			t.place.heads,
			t.place.what,
			G(y),
			G(v),
			t.place.of
		], l = new AbortController();
		return (a ? t.source.row(e, [r], n, l.signal) : t.source.column(e, [r], n, l.signal)).then((e) => {
			let n = new Float32Array(t.place.asks.tokens.length).fill(-Infinity);
			a ? n.set(e.values, s.first_key) : e.values.forEach((e, t) => n[Ao(s, t)] = e), L(o, n), L(c, ""), queueMicrotask(() => i() && t.say(`${G(C)} ${G(S).slice(0, 3).map((e) => `${w(e)} ${E(n[e])}`).join(", ")}`));
		}, (e) => {
			e.name !== "AbortError" && L(c, e.message, !0);
		}), () => l.abort();
	});
	let D = /* @__PURE__ */ P(() => {
		ia.shown;
		let e = 0;
		G(x)?.subarray(G(g)).forEach((t) => e = t > e ? t : e);
		let n = t.source.signed ? ia.shown === "dark" ? "signed-dark" : "signed" : t.place.palette;
		return {
			by: t.source.signed ? "colour" : t.place.light,
			shade: (t.source.signed ? al : il)("linear", e, /* @__PURE__ */ new Float32Array()),
			colours: tl(n),
			css: (e) => G(l) ? getComputedStyle(G(l)).getPropertyValue(`--${e}`).trim() : "#000"
		};
	});
	function ee(e) {
		G(o) && xl(e, {
			w: G(u),
			h: G(_)
		}, {
			rows: G(m),
			cols: G(h),
			values: G(o).subarray(G(g)),
			chosen: G(y) - G(g)
		}, G(s), G(D));
	}
	V(() => {
		if (!G(l)) return;
		let e = Math.min(2, devicePixelRatio || 1);
		((e) => {
			var t = b(e, 2);
			G(l).width = t[0], G(l).height = t[1];
		})([Math.round(G(u) * e), Math.round(G(_) * e)]);
		let t = G(l).getContext("2d");
		t.setTransform(e, 0, 0, e, 0, 0), ee(t), Na.set(G(l), ee);
	}), V(() => {
		let e = G(l)?.parentElement;
		if (!e) return;
		let t = new ResizeObserver(([e]) => L(u, Math.max(120, Math.min(560, Math.round(e.contentRect.width))), !0));
		return t.observe(e), () => t.disconnect();
	});
	function O(e) {
		(!G(v) || ko(t.place.of, e) >= 0) && t.place.go({ queries: [e] });
	}
	function te(e) {
		let [t, n] = [Math.floor(e.offsetX / G(u) * G(h)), Math.floor(e.offsetY / G(_) * G(m))];
		return t < 0 || n < 0 || t >= G(h) || n >= G(m) ? -1 : G(g) + n * G(h) + t;
	}
	function k(e) {
		if (e.altKey || e.ctrlKey || e.metaKey) return;
		let t = Math.max(0, G(y) - G(g)), [n, r] = [Math.floor(t / G(h)), t % G(h)], i = {
			ArrowLeft: Math.max(0, r - 1) + n * G(h),
			ArrowRight: Math.min(G(h) - 1, r + 1) + n * G(h),
			ArrowUp: Math.max(0, n - 1) * G(h) + r,
			ArrowDown: Math.min(G(m) - 1, n + 1) * G(h) + r,
			End: G(m) * G(h) - 1
		}[e.key];
		if (e.key === "Home") O(0);
		else if (i !== void 0) O(G(y) < G(g) && e.key !== "End" ? G(g) : G(g) + i);
		else return;
		e.preventDefault();
	}
	function ne(e) {
		G(v) ? t.place.go({
			view: "cell",
			key: e
		}) : t.place.go({
			view: "cell",
			queries: [e],
			key: G(y)
		});
	}
	function re() {
		let e = t.place.what === "share" ? "share" : "length";
		return {
			about: {
				question: G(C),
				model: t.place.info.model,
				heads: t.place.heads,
				where: t.where,
				side: r() || void 0,
				unit: e,
				kind: t.place.what === "share" ? "measured" : "derived",
				asked: G(v) ? "read" : "readers",
				token: G(y),
				grid: {
					rows: G(m),
					columns: G(h),
					before: G(g)
				}
			},
			columns: [
				"token",
				"row",
				"column",
				e
			],
			rows: [...G(o)].map((e, t) => [
				t,
				t < G(g) ? null : Math.floor((t - G(g)) / G(h)),
				t < G(g) ? null : (t - G(g)) % G(h),
				e
			])
		};
	}
	{
		let s = /* @__PURE__ */ P(() => t.where), f = /* @__PURE__ */ P(() => t.source.signed ? `${G(a).difference}: ` : ""), p = /* @__PURE__ */ P(() => G(v) ? G(a).unit[t.place.what] : G(a).unitTaken[t.place.what]), m = /* @__PURE__ */ P(() => t.place.what === "share" ? G(a).measured : G(a).derived), h = /* @__PURE__ */ P(() => t.place.heads.replaceAll("*", "mean")), b = /* @__PURE__ */ P(() => G(y)), D = /* @__PURE__ */ P(() => G(o) && re);
		$a(e, {
			get title() {
				return G(C);
			},
			get facts() {
				return `${G(s) ?? ""} · ${G(f) ?? ""}${G(p) ?? ""} · ${G(m) ?? ""}`;
			},
			get name() {
				return `image-${G(h) ?? ""}-${G(b) ?? ""}`;
			},
			get side() {
				return r();
			},
			get problem() {
				return G(c);
			},
			get numbers() {
				return G(D);
			},
			children: (e, r) => {
				var s = Dl(), c = an(s), f = (e) => {
					Sa(e, { get place() {
						return t.place;
					} });
				};
				X(c, (e) => {
					i() && e(f);
				});
				var p = B(c, 2), m = R(p), h = R(m);
				let b;
				Vi(h, (e) => L(l, e), () => G(l));
				var C = B(h, 2), D = R(C), ee = (e) => {
					var t = Er();
					H((e, n) => Y(t, `${e ?? ""}: ${n ?? ""}`), [() => w(G(d)), () => E(G(o)[G(d)])]), J(e, t);
				}, re = (e) => {
					var t = Er();
					H(() => Y(t, G(a).noImage)), J(e, t);
				};
				X(D, (e) => {
					G(o) && G(d) >= 0 ? e(ee) : t.place.info.image || e(re, 1);
				}), N(C), N(m);
				var ie = B(m, 2), A = R(ie), ae = (e) => {
					var t = Tl();
					qr(t, 21, () => ({ length: G(g) }), Ur, (e, t, n) => {
						var r = wl(), i = R(r), a = R(i, !0), s = B(a), c = (e) => {
							var t = Cl(), r = z(B(an(t)), !0);
							H((e) => Y(r, e), [() => E(G(o)[n])]), J(e, t);
						};
						X(s, (e) => {
							G(o) && e(c);
						}), N(i), N(r), H((e) => {
							Z(i, "aria-pressed", n === G(y)), Y(a, e);
						}, [() => w(n)]), K("click", i, () => O(n)), J(e, r);
					}), N(t), H(() => Z(t, "aria-label", G(a).beside)), J(e, t);
				};
				X(A, (e) => {
					G(g) && e(ae);
				});
				var oe = B(A, 2), se = R(oe), ce = z(se, !0), le = B(se), ue = R(le), de = R(ue), fe = z(de, !0), pe = B(de), me = z(pe, !0), he = z(B(pe), !0);
				N(ue), N(le);
				var ge = B(le);
				qr(ge, 20, () => G(S), (e) => e, (e, n) => {
					var r = El(), i = R(r), s = R(i), c = z(s, !0);
					N(i);
					var l = B(i), u = z(l, !0), d = B(l), f = R(d), p = z(f, !0), m = B(f, 2);
					let h;
					N(d), N(r), H((e, r, i) => {
						Y(c, e), Y(u, n), Z(f, "title", G(a).whereFrom), f.disabled = typeof t.place.head != "number", Y(p, r), h = vi(m, "", h, { width: i });
					}, [
						() => T(n),
						() => E(G(o)[n]),
						() => `${Math.min(100, 100 * G(x)[n] / (G(x)[G(S)[0]] || 1))}%`
					]), K("click", s, () => O(n)), K("click", f, () => ne(n)), J(e, r);
				}), N(ge), N(oe);
				var _e = z(B(oe, 2), !0);
				N(ie), N(p), H(() => {
					Z(h, "aria-label", G(a).imageLabel), Z(h, "aria-describedby", `${n}-under`), b = vi(h, "", b, {
						width: `${G(u) ?? ""}px`,
						height: `${G(_) ?? ""}px`
					}), Z(C, "id", `${n}-under`), Y(ce, G(v) ? G(a).mostRead : G(a).mostReaders), Y(fe, G(a).patchName), Y(me, G(a).position), Y(he, G(a).unitShort[t.place.what]), Y(_e, t.place.what === "share" ? G(a).honest : G(a).contributionNote);
				}), K("keydown", h, k), K("pointermove", h, (e) => L(d, te(e), !0)), hr("pointerleave", h, () => L(d, -1)), K("click", h, (e) => te(e) >= 0 && O(te(e))), J(e, s);
			},
			$$slots: { default: !0 }
		});
	}
	Ue();
}
gr([
	"keydown",
	"pointermove",
	"click"
]);
var Al = {
	svg: "http://www.w3.org/2000/svg",
	xhtml: "http://www.w3.org/1999/xhtml",
	xlink: "http://www.w3.org/1999/xlink",
	xml: "http://www.w3.org/XML/1998/namespace",
	xmlns: "http://www.w3.org/2000/xmlns/"
};
// node_modules/d3-selection/src/namespace.js
function jl(e) {
	var t = e += "", n = t.indexOf(":");
	return n >= 0 && (t = e.slice(0, n)) !== "xmlns" && (e = e.slice(n + 1)), Al.hasOwnProperty(t) ? {
		space: Al[t],
		local: e
	} : e;
}
// node_modules/d3-selection/src/creator.js
function Ml(e) {
	return function() {
		var t = this.ownerDocument, n = this.namespaceURI;
		return n === "http://www.w3.org/1999/xhtml" && t.documentElement.namespaceURI === "http://www.w3.org/1999/xhtml" ? t.createElement(e) : t.createElementNS(n, e);
	};
}
function Nl(e) {
	return function() {
		return this.ownerDocument.createElementNS(e.space, e.local);
	};
}
function Pl(e) {
	var t = jl(e);
	return (t.local ? Nl : Ml)(t);
}
// node_modules/d3-selection/src/selector.js
function Fl() {}
function Il(e) {
	return e == null ? Fl : function() {
		return this.querySelector(e);
	};
}
// node_modules/d3-selection/src/selection/select.js
function Ll(e) {
	typeof e != "function" && (e = Il(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = Array(o), c, l, u = 0; u < o; ++u) (c = a[u]) && (l = e.call(c, c.__data__, u, a)) && ("__data__" in c && (l.__data__ = c.__data__), s[u] = l);
	return new Td(r, this._parents);
}
// node_modules/d3-selection/src/array.js
function Rl(e) {
	return e == null ? [] : Array.isArray(e) ? e : Array.from(e);
}
// node_modules/d3-selection/src/selectorAll.js
function zl() {
	return [];
}
function Bl(e) {
	return e == null ? zl : function() {
		return this.querySelectorAll(e);
	};
}
// node_modules/d3-selection/src/selection/selectAll.js
function Vl(e) {
	return function() {
		return Rl(e.apply(this, arguments));
	};
}
function Hl(e) {
	e = typeof e == "function" ? Vl(e) : Bl(e);
	for (var t = this._groups, n = t.length, r = [], i = [], a = 0; a < n; ++a) for (var o = t[a], s = o.length, c, l = 0; l < s; ++l) (c = o[l]) && (r.push(e.call(c, c.__data__, l, o)), i.push(c));
	return new Td(r, i);
}
// node_modules/d3-selection/src/matcher.js
function Ul(e) {
	return function() {
		return this.matches(e);
	};
}
function Wl(e) {
	return function(t) {
		return t.matches(e);
	};
}
// node_modules/d3-selection/src/selection/selectChild.js
var Gl = Array.prototype.find;
function Kl(e) {
	return function() {
		return Gl.call(this.children, e);
	};
}
function ql() {
	return this.firstElementChild;
}
function Jl(e) {
	return this.select(e == null ? ql : Kl(typeof e == "function" ? e : Wl(e)));
}
// node_modules/d3-selection/src/selection/selectChildren.js
var Yl = Array.prototype.filter;
function Xl() {
	return Array.from(this.children);
}
function Zl(e) {
	return function() {
		return Yl.call(this.children, e);
	};
}
function Ql(e) {
	return this.selectAll(e == null ? Xl : Zl(typeof e == "function" ? e : Wl(e)));
}
// node_modules/d3-selection/src/selection/filter.js
function $l(e) {
	typeof e != "function" && (e = Ul(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = [], c, l = 0; l < o; ++l) (c = a[l]) && e.call(c, c.__data__, l, a) && s.push(c);
	return new Td(r, this._parents);
}
// node_modules/d3-selection/src/selection/sparse.js
function eu(e) {
	return Array(e.length);
}
// node_modules/d3-selection/src/selection/enter.js
function tu() {
	return new Td(this._enter || this._groups.map(eu), this._parents);
}
function nu(e, t) {
	this.ownerDocument = e.ownerDocument, this.namespaceURI = e.namespaceURI, this._next = null, this._parent = e, this.__data__ = t;
}
nu.prototype = {
	constructor: nu,
	appendChild: function(e) {
		return this._parent.insertBefore(e, this._next);
	},
	insertBefore: function(e, t) {
		return this._parent.insertBefore(e, t);
	},
	querySelector: function(e) {
		return this._parent.querySelector(e);
	},
	querySelectorAll: function(e) {
		return this._parent.querySelectorAll(e);
	}
};
// node_modules/d3-selection/src/constant.js
function ru(e) {
	return function() {
		return e;
	};
}
// node_modules/d3-selection/src/selection/data.js
function iu(e, t, n, r, i, a) {
	for (var o = 0, s, c = t.length, l = a.length; o < l; ++o) (s = t[o]) ? (s.__data__ = a[o], r[o] = s) : n[o] = new nu(e, a[o]);
	for (; o < c; ++o) (s = t[o]) && (i[o] = s);
}
function au(e, t, n, r, i, a, o) {
	var s, c, l = /* @__PURE__ */ new Map(), u = t.length, d = a.length, f = Array(u), p;
	for (s = 0; s < u; ++s) (c = t[s]) && (f[s] = p = o.call(c, c.__data__, s, t) + "", l.has(p) ? i[s] = c : l.set(p, c));
	for (s = 0; s < d; ++s) p = o.call(e, a[s], s, a) + "", (c = l.get(p)) ? (r[s] = c, c.__data__ = a[s], l.delete(p)) : n[s] = new nu(e, a[s]);
	for (s = 0; s < u; ++s) (c = t[s]) && l.get(f[s]) === c && (i[s] = c);
}
function ou(e) {
	return e.__data__;
}
function su(e, t) {
	if (!arguments.length) return Array.from(this, ou);
	var n = t ? au : iu, r = this._parents, i = this._groups;
	typeof e != "function" && (e = ru(e));
	for (var a = i.length, o = Array(a), s = Array(a), c = Array(a), l = 0; l < a; ++l) {
		var u = r[l], d = i[l], f = d.length, p = cu(e.call(u, u && u.__data__, l, r)), m = p.length, h = s[l] = Array(m), g = o[l] = Array(m);
		n(u, d, h, g, c[l] = Array(f), p, t);
		for (var _ = 0, v = 0, y, b; _ < m; ++_) if (y = h[_]) {
			for (_ >= v && (v = _ + 1); !(b = g[v]) && ++v < m;);
			y._next = b || null;
		}
	}
	return o = new Td(o, r), o._enter = s, o._exit = c, o;
}
function cu(e) {
	return typeof e == "object" && "length" in e ? e : Array.from(e);
}
// node_modules/d3-selection/src/selection/exit.js
function lu() {
	return new Td(this._exit || this._groups.map(eu), this._parents);
}
// node_modules/d3-selection/src/selection/join.js
function uu(e, t, n) {
	var r = this.enter(), i = this, a = this.exit();
	return typeof e == "function" ? (r = e(r), r &&= r.selection()) : r = r.append(e + ""), t != null && (i = t(i), i &&= i.selection()), n == null ? a.remove() : n(a), r && i ? r.merge(i).order() : i;
}
// node_modules/d3-selection/src/selection/merge.js
function du(e) {
	for (var t = e.selection ? e.selection() : e, n = this._groups, r = t._groups, i = n.length, a = r.length, o = Math.min(i, a), s = Array(i), c = 0; c < o; ++c) for (var l = n[c], u = r[c], d = l.length, f = s[c] = Array(d), p, m = 0; m < d; ++m) (p = l[m] || u[m]) && (f[m] = p);
	for (; c < i; ++c) s[c] = n[c];
	return new Td(s, this._parents);
}
// node_modules/d3-selection/src/selection/order.js
function fu() {
	for (var e = this._groups, t = -1, n = e.length; ++t < n;) for (var r = e[t], i = r.length - 1, a = r[i], o; --i >= 0;) (o = r[i]) && (a && o.compareDocumentPosition(a) ^ 4 && a.parentNode.insertBefore(o, a), a = o);
	return this;
}
// node_modules/d3-selection/src/selection/sort.js
function pu(e) {
	e ||= mu;
	function t(t, n) {
		return t && n ? e(t.__data__, n.__data__) : !t - !n;
	}
	for (var n = this._groups, r = n.length, i = Array(r), a = 0; a < r; ++a) {
		for (var o = n[a], s = o.length, c = i[a] = Array(s), l, u = 0; u < s; ++u) (l = o[u]) && (c[u] = l);
		c.sort(t);
	}
	return new Td(i, this._parents).order();
}
function mu(e, t) {
	return e < t ? -1 : e > t ? 1 : e >= t ? 0 : NaN;
}
// node_modules/d3-selection/src/selection/call.js
function hu() {
	var e = arguments[0];
	return arguments[0] = this, e.apply(null, arguments), this;
}
// node_modules/d3-selection/src/selection/nodes.js
function gu() {
	return Array.from(this);
}
// node_modules/d3-selection/src/selection/node.js
function _u() {
	for (var e = this._groups, t = 0, n = e.length; t < n; ++t) for (var r = e[t], i = 0, a = r.length; i < a; ++i) {
		var o = r[i];
		if (o) return o;
	}
	return null;
}
// node_modules/d3-selection/src/selection/size.js
function vu() {
	let e = 0;
	for (let t of this) ++e;
	return e;
}
// node_modules/d3-selection/src/selection/empty.js
function yu() {
	return !this.node();
}
// node_modules/d3-selection/src/selection/each.js
function bu(e) {
	for (var t = this._groups, n = 0, r = t.length; n < r; ++n) for (var i = t[n], a = 0, o = i.length, s; a < o; ++a) (s = i[a]) && e.call(s, s.__data__, a, i);
	return this;
}
// node_modules/d3-selection/src/selection/attr.js
function xu(e) {
	return function() {
		this.removeAttribute(e);
	};
}
function Su(e) {
	return function() {
		this.removeAttributeNS(e.space, e.local);
	};
}
function Cu(e, t) {
	return function() {
		this.setAttribute(e, t);
	};
}
function wu(e, t) {
	return function() {
		this.setAttributeNS(e.space, e.local, t);
	};
}
function Tu(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? this.removeAttribute(e) : this.setAttribute(e, n);
	};
}
function Eu(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? this.removeAttributeNS(e.space, e.local) : this.setAttributeNS(e.space, e.local, n);
	};
}
function Du(e, t) {
	var n = jl(e);
	if (arguments.length < 2) {
		var r = this.node();
		return n.local ? r.getAttributeNS(n.space, n.local) : r.getAttribute(n);
	}
	return this.each((t == null ? n.local ? Su : xu : typeof t == "function" ? n.local ? Eu : Tu : n.local ? wu : Cu)(n, t));
}
// node_modules/d3-selection/src/window.js
function Ou(e) {
	return e.ownerDocument && e.ownerDocument.defaultView || e.document && e || e.defaultView;
}
// node_modules/d3-selection/src/selection/style.js
function ku(e) {
	return function() {
		this.style.removeProperty(e);
	};
}
function Au(e, t, n) {
	return function() {
		this.style.setProperty(e, t, n);
	};
}
function ju(e, t, n) {
	return function() {
		var r = t.apply(this, arguments);
		r == null ? this.style.removeProperty(e) : this.style.setProperty(e, r, n);
	};
}
function Mu(e, t, n) {
	return arguments.length > 1 ? this.each((t == null ? ku : typeof t == "function" ? ju : Au)(e, t, n ?? "")) : Nu(this.node(), e);
}
function Nu(e, t) {
	return e.style.getPropertyValue(t) || Ou(e).getComputedStyle(e, null).getPropertyValue(t);
}
// node_modules/d3-selection/src/selection/property.js
function Pu(e) {
	return function() {
		delete this[e];
	};
}
function Fu(e, t) {
	return function() {
		this[e] = t;
	};
}
function Iu(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? delete this[e] : this[e] = n;
	};
}
function Lu(e, t) {
	return arguments.length > 1 ? this.each((t == null ? Pu : typeof t == "function" ? Iu : Fu)(e, t)) : this.node()[e];
}
// node_modules/d3-selection/src/selection/classed.js
function Ru(e) {
	return e.trim().split(/^|\s+/);
}
function zu(e) {
	return e.classList || new Bu(e);
}
function Bu(e) {
	this._node = e, this._names = Ru(e.getAttribute("class") || "");
}
Bu.prototype = {
	add: function(e) {
		this._names.indexOf(e) < 0 && (this._names.push(e), this._node.setAttribute("class", this._names.join(" ")));
	},
	remove: function(e) {
		var t = this._names.indexOf(e);
		t >= 0 && (this._names.splice(t, 1), this._node.setAttribute("class", this._names.join(" ")));
	},
	contains: function(e) {
		return this._names.indexOf(e) >= 0;
	}
};
function Vu(e, t) {
	for (var n = zu(e), r = -1, i = t.length; ++r < i;) n.add(t[r]);
}
function Hu(e, t) {
	for (var n = zu(e), r = -1, i = t.length; ++r < i;) n.remove(t[r]);
}
function Uu(e) {
	return function() {
		Vu(this, e);
	};
}
function Wu(e) {
	return function() {
		Hu(this, e);
	};
}
function Gu(e, t) {
	return function() {
		(t.apply(this, arguments) ? Vu : Hu)(this, e);
	};
}
function Ku(e, t) {
	var n = Ru(e + "");
	if (arguments.length < 2) {
		for (var r = zu(this.node()), i = -1, a = n.length; ++i < a;) if (!r.contains(n[i])) return !1;
		return !0;
	}
	return this.each((typeof t == "function" ? Gu : t ? Uu : Wu)(n, t));
}
// node_modules/d3-selection/src/selection/text.js
function qu() {
	this.textContent = "";
}
function Ju(e) {
	return function() {
		this.textContent = e;
	};
}
function Yu(e) {
	return function() {
		var t = e.apply(this, arguments);
		this.textContent = t ?? "";
	};
}
function Xu(e) {
	return arguments.length ? this.each(e == null ? qu : (typeof e == "function" ? Yu : Ju)(e)) : this.node().textContent;
}
// node_modules/d3-selection/src/selection/html.js
function Zu() {
	this.innerHTML = "";
}
function Qu(e) {
	return function() {
		this.innerHTML = e;
	};
}
function $u(e) {
	return function() {
		var t = e.apply(this, arguments);
		this.innerHTML = t ?? "";
	};
}
function ed(e) {
	return arguments.length ? this.each(e == null ? Zu : (typeof e == "function" ? $u : Qu)(e)) : this.node().innerHTML;
}
// node_modules/d3-selection/src/selection/raise.js
function td() {
	this.nextSibling && this.parentNode.appendChild(this);
}
function nd() {
	return this.each(td);
}
// node_modules/d3-selection/src/selection/lower.js
function rd() {
	this.previousSibling && this.parentNode.insertBefore(this, this.parentNode.firstChild);
}
function id() {
	return this.each(rd);
}
// node_modules/d3-selection/src/selection/append.js
function ad(e) {
	var t = typeof e == "function" ? e : Pl(e);
	return this.select(function() {
		return this.appendChild(t.apply(this, arguments));
	});
}
// node_modules/d3-selection/src/selection/insert.js
function od() {
	return null;
}
function sd(e, t) {
	var n = typeof e == "function" ? e : Pl(e), r = t == null ? od : typeof t == "function" ? t : Il(t);
	return this.select(function() {
		return this.insertBefore(n.apply(this, arguments), r.apply(this, arguments) || null);
	});
}
// node_modules/d3-selection/src/selection/remove.js
function cd() {
	var e = this.parentNode;
	e && e.removeChild(this);
}
function ld() {
	return this.each(cd);
}
// node_modules/d3-selection/src/selection/clone.js
function ud() {
	var e = this.cloneNode(!1), t = this.parentNode;
	return t ? t.insertBefore(e, this.nextSibling) : e;
}
function dd() {
	var e = this.cloneNode(!0), t = this.parentNode;
	return t ? t.insertBefore(e, this.nextSibling) : e;
}
function fd(e) {
	return this.select(e ? dd : ud);
}
// node_modules/d3-selection/src/selection/datum.js
function pd(e) {
	return arguments.length ? this.property("__data__", e) : this.node().__data__;
}
// node_modules/d3-selection/src/selection/on.js
function md(e) {
	return function(t) {
		e.call(this, t, this.__data__);
	};
}
function hd(e) {
	return e.trim().split(/^|\s+/).map(function(e) {
		var t = "", n = e.indexOf(".");
		return n >= 0 && (t = e.slice(n + 1), e = e.slice(0, n)), {
			type: e,
			name: t
		};
	});
}
function gd(e) {
	return function() {
		var t = this.__on;
		if (t) {
			for (var n = 0, r = -1, i = t.length, a; n < i; ++n) a = t[n], (!e.type || a.type === e.type) && a.name === e.name ? this.removeEventListener(a.type, a.listener, a.options) : t[++r] = a;
			++r ? t.length = r : delete this.__on;
		}
	};
}
function _d(e, t, n) {
	return function() {
		var r = this.__on, i, a = md(t);
		if (r) {
			for (var o = 0, s = r.length; o < s; ++o) if ((i = r[o]).type === e.type && i.name === e.name) {
				this.removeEventListener(i.type, i.listener, i.options), this.addEventListener(i.type, i.listener = a, i.options = n), i.value = t;
				return;
			}
		}
		this.addEventListener(e.type, a, n), i = {
			type: e.type,
			name: e.name,
			value: t,
			listener: a,
			options: n
		}, r ? r.push(i) : this.__on = [i];
	};
}
function vd(e, t, n) {
	var r = hd(e + ""), i, a = r.length, o;
	if (arguments.length < 2) {
		var s = this.node().__on;
		if (s) {
			for (var c = 0, l = s.length, u; c < l; ++c) for (i = 0, u = s[c]; i < a; ++i) if ((o = r[i]).type === u.type && o.name === u.name) return u.value;
		}
	} else {
		for (s = t ? _d : gd, i = 0; i < a; ++i) this.each(s(r[i], t, n));
		return this;
	}
}
// node_modules/d3-selection/src/selection/dispatch.js
function yd(e, t, n) {
	var r = Ou(e), i = r.CustomEvent;
	typeof i == "function" ? i = new i(t, n) : (i = r.document.createEvent("Event"), n ? (i.initEvent(t, n.bubbles, n.cancelable), i.detail = n.detail) : i.initEvent(t, !1, !1)), e.dispatchEvent(i);
}
function bd(e, t) {
	return function() {
		return yd(this, e, t);
	};
}
function xd(e, t) {
	return function() {
		return yd(this, e, t.apply(this, arguments));
	};
}
function Sd(e, t) {
	return this.each((typeof t == "function" ? xd : bd)(e, t));
}
// node_modules/d3-selection/src/selection/iterator.js
function* Cd() {
	for (var e = this._groups, t = 0, n = e.length; t < n; ++t) for (var r = e[t], i = 0, a = r.length, o; i < a; ++i) (o = r[i]) && (yield o);
}
// node_modules/d3-selection/src/selection/index.js
var wd = [null];
function Td(e, t) {
	this._groups = e, this._parents = t;
}
function Ed() {
	return new Td([[document.documentElement]], wd);
}
function Dd() {
	return this;
}
Td.prototype = Ed.prototype = {
	constructor: Td,
	select: Ll,
	selectAll: Hl,
	selectChild: Jl,
	selectChildren: Ql,
	filter: $l,
	data: su,
	enter: tu,
	exit: lu,
	join: uu,
	merge: du,
	selection: Dd,
	order: fu,
	sort: pu,
	call: hu,
	nodes: gu,
	node: _u,
	size: vu,
	empty: yu,
	each: bu,
	attr: Du,
	style: Mu,
	property: Lu,
	classed: Ku,
	text: Xu,
	html: ed,
	raise: nd,
	lower: id,
	append: ad,
	insert: sd,
	remove: ld,
	clone: fd,
	datum: pd,
	on: vd,
	dispatch: Sd,
	[Symbol.iterator]: Cd
};
// node_modules/d3-selection/src/select.js
function Od(e) {
	return typeof e == "string" ? new Td([[document.querySelector(e)]], [document.documentElement]) : new Td([[e]], wd);
}
// node_modules/d3-selection/src/sourceEvent.js
function kd(e) {
	let t;
	for (; t = e.sourceEvent;) e = t;
	return e;
}
// node_modules/d3-selection/src/pointer.js
function Ad(e, t) {
	if (e = kd(e), t === void 0 && (t = e.currentTarget), t) {
		var n = t.ownerSVGElement || t;
		if (n.createSVGPoint) {
			var r = n.createSVGPoint();
			return r.x = e.clientX, r.y = e.clientY, r = r.matrixTransform(t.getScreenCTM().inverse()), [r.x, r.y];
		}
		if (t.getBoundingClientRect) {
			var i = t.getBoundingClientRect();
			return [e.clientX - i.left - t.clientLeft, e.clientY - i.top - t.clientTop];
		}
	}
	return [e.pageX, e.pageY];
}
// node_modules/d3-dispatch/dist/d3-dispatch.mjs
var jd = { value: () => {} };
function Md() {
	for (var e = 0, t = arguments.length, n = {}, r; e < t; ++e) {
		if (!(r = arguments[e] + "") || r in n || /[\s.]/.test(r)) throw Error("illegal type: " + r);
		n[r] = [];
	}
	return new Nd(n);
}
function Nd(e) {
	this._ = e;
}
function Pd(e, t) {
	return e.trim().split(/^|\s+/).map(function(e) {
		var n = "", r = e.indexOf(".");
		if (r >= 0 && (n = e.slice(r + 1), e = e.slice(0, r)), e && !t.hasOwnProperty(e)) throw Error("unknown type: " + e);
		return {
			type: e,
			name: n
		};
	});
}
Nd.prototype = Md.prototype = {
	constructor: Nd,
	on: function(e, t) {
		var n = this._, r = Pd(e + "", n), i, a = -1, o = r.length;
		if (arguments.length < 2) {
			for (; ++a < o;) if ((i = (e = r[a]).type) && (i = Fd(n[i], e.name))) return i;
		} else {
			if (t != null && typeof t != "function") throw Error("invalid callback: " + t);
			for (; ++a < o;) if (i = (e = r[a]).type) n[i] = Id(n[i], e.name, t);
			else if (t == null) for (i in n) n[i] = Id(n[i], e.name, null);
			return this;
		}
	},
	copy: function() {
		var e = {}, t = this._;
		for (var n in t) e[n] = t[n].slice();
		return new Nd(e);
	},
	call: function(e, t) {
		if ((i = arguments.length - 2) > 0) for (var n = Array(i), r = 0, i, a; r < i; ++r) n[r] = arguments[r + 2];
		if (!this._.hasOwnProperty(e)) throw Error("unknown type: " + e);
		for (a = this._[e], r = 0, i = a.length; r < i; ++r) a[r].value.apply(t, n);
	},
	apply: function(e, t, n) {
		if (!this._.hasOwnProperty(e)) throw Error("unknown type: " + e);
		for (var r = this._[e], i = 0, a = r.length; i < a; ++i) r[i].value.apply(t, n);
	}
};
function Fd(e, t) {
	for (var n = 0, r = e.length, i; n < r; ++n) if ((i = e[n]).name === t) return i.value;
}
function Id(e, t, n) {
	for (var r = 0, i = e.length; r < i; ++r) if (e[r].name === t) {
		e[r] = jd, e = e.slice(0, r).concat(e.slice(r + 1));
		break;
	}
	return n != null && e.push({
		name: t,
		value: n
	}), e;
}
// node_modules/d3-drag/dist/d3-drag.mjs
var Ld = {
	capture: !0,
	passive: !1
};
function Rd(e) {
	e.preventDefault(), e.stopImmediatePropagation();
}
function zd(e) {
	var t = e.document.documentElement, n = Od(e).on("dragstart.drag", Rd, Ld);
	"onselectstart" in t ? n.on("selectstart.drag", Rd, Ld) : (t.__noselect = t.style.MozUserSelect, t.style.MozUserSelect = "none");
}
function Bd(e, t) {
	var n = e.document.documentElement, r = Od(e).on("dragstart.drag", null);
	t && (r.on("click.drag", Rd, Ld), setTimeout(function() {
		r.on("click.drag", null);
	}, 0)), "onselectstart" in n ? r.on("selectstart.drag", null) : (n.style.MozUserSelect = n.__noselect, delete n.__noselect);
}
function Vd(e, { sourceEvent: t, subject: n, target: r, identifier: i, active: a, x: o, y: s, dx: c, dy: l, dispatch: u }) {
	Object.defineProperties(this, {
		type: {
			value: e,
			enumerable: !0,
			configurable: !0
		},
		sourceEvent: {
			value: t,
			enumerable: !0,
			configurable: !0
		},
		subject: {
			value: n,
			enumerable: !0,
			configurable: !0
		},
		target: {
			value: r,
			enumerable: !0,
			configurable: !0
		},
		identifier: {
			value: i,
			enumerable: !0,
			configurable: !0
		},
		active: {
			value: a,
			enumerable: !0,
			configurable: !0
		},
		x: {
			value: o,
			enumerable: !0,
			configurable: !0
		},
		y: {
			value: s,
			enumerable: !0,
			configurable: !0
		},
		dx: {
			value: c,
			enumerable: !0,
			configurable: !0
		},
		dy: {
			value: l,
			enumerable: !0,
			configurable: !0
		},
		_: { value: u }
	});
}
Vd.prototype.on = function() {
	var e = this._.on.apply(this._, arguments);
	return e === this._ ? this : e;
};
// node_modules/d3-timer/dist/d3-timer.mjs
var Hd = 0, Ud = 0, Wd = 0, Gd = 1e3, Kd, qd, Jd = 0, Yd = 0, Xd = 0, Zd = typeof performance == "object" && performance.now ? performance : Date, Qd = typeof window == "object" && window.requestAnimationFrame ? window.requestAnimationFrame.bind(window) : function(e) {
	setTimeout(e, 17);
};
function $d() {
	return Yd ||= (Qd(ef), Zd.now() + Xd);
}
function ef() {
	Yd = 0;
}
function tf() {
	this._call = this._time = this._next = null;
}
tf.prototype = nf.prototype = {
	constructor: tf,
	restart: function(e, t, n) {
		if (typeof e != "function") throw TypeError("callback is not a function");
		n = (n == null ? $d() : +n) + (t == null ? 0 : +t), !this._next && qd !== this && (qd ? qd._next = this : Kd = this, qd = this), this._call = e, this._time = n, cf();
	},
	stop: function() {
		this._call && (this._call = null, this._time = Infinity, cf());
	}
};
function nf(e, t, n) {
	var r = new tf();
	return r.restart(e, t, n), r;
}
function rf() {
	$d(), ++Hd;
	for (var e = Kd, t; e;) (t = Yd - e._time) >= 0 && e._call.call(void 0, t), e = e._next;
	--Hd;
}
function af() {
	Yd = (Jd = Zd.now()) + Xd, Hd = Ud = 0;
	try {
		rf();
	} finally {
		Hd = 0, sf(), Yd = 0;
	}
}
function of() {
	var e = Zd.now(), t = e - Jd;
	t > Gd && (Xd -= t, Jd = e);
}
function sf() {
	for (var e, t = Kd, n, r = Infinity; t;) t._call ? (r > t._time && (r = t._time), e = t, t = t._next) : (n = t._next, t._next = null, t = e ? e._next = n : Kd = n);
	qd = e, cf(r);
}
function cf(e) {
	Hd || (Ud &&= clearTimeout(Ud), e - Yd > 24 ? (e < Infinity && (Ud = setTimeout(af, Math.ceil(e - Zd.now() - Xd) + 1)), Wd &&= clearInterval(Wd)) : (Wd ||= (Jd = Zd.now(), setInterval(of, Gd)), Hd = 1, Qd(af)));
}
function lf(e, t, n) {
	var r = new tf();
	return t = t == null ? 0 : +t, r.restart((n) => {
		r.stop(), e(n + t);
	}, t, n), r;
}
// node_modules/d3-ease/dist/d3-ease.mjs
function uf(e) {
	return ((e *= 2) <= 1 ? e * e * e : (e -= 2) * e * e + 2) / 2;
}
var df = 3;
(function e(t) {
	t = +t;
	function n(e) {
		return e ** +t;
	}
	return n.exponent = e, n;
})(df), (function e(t) {
	t = +t;
	function n(e) {
		return 1 - (1 - e) ** t;
	}
	return n.exponent = e, n;
})(df), (function e(t) {
	t = +t;
	function n(e) {
		return ((e *= 2) <= 1 ? e ** +t : 2 - (2 - e) ** t) / 2;
	}
	return n.exponent = e, n;
})(df);
function ff(e) {
	return (2 ** (-10 * e) - .0009765625) * 1.0009775171065494;
}
var pf = 4 / 11;
1 / pf / pf;
var mf = 1.70158;
(function e(t) {
	t = +t;
	function n(e) {
		return (e = +e) * e * (t * (e - 1) + e);
	}
	return n.overshoot = e, n;
})(mf), (function e(t) {
	t = +t;
	function n(e) {
		return --e * e * ((e + 1) * t + e) + 1;
	}
	return n.overshoot = e, n;
})(mf), (function e(t) {
	t = +t;
	function n(e) {
		return ((e *= 2) < 1 ? e * e * ((t + 1) * e - t) : (e -= 2) * e * ((t + 1) * e + t) + 2) / 2;
	}
	return n.overshoot = e, n;
})(mf);
var hf = 2 * Math.PI, gf = 1, _f = .3;
(function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= hf);
	function i(e) {
		return t * ff(- --e) * Math.sin((r - e) / n);
	}
	return i.amplitude = function(t) {
		return e(t, n * hf);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(gf, _f), (function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= hf);
	function i(e) {
		return 1 - t * ff(e = +e) * Math.sin((e + r) / n);
	}
	return i.amplitude = function(t) {
		return e(t, n * hf);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(gf, _f), (function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= hf);
	function i(e) {
		return ((e = e * 2 - 1) < 0 ? t * ff(-e) * Math.sin((r - e) / n) : 2 - t * ff(e) * Math.sin((r + e) / n)) / 2;
	}
	return i.amplitude = function(t) {
		return e(t, n * hf);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(gf, _f);
// node_modules/d3-transition/dist/d3-transition.mjs
var vf = Md("start", "end", "cancel", "interrupt"), yf = [], bf = 0, xf = 1, Sf = 2, Cf = 3, wf = 4, Tf = 5, Ef = 6;
function Df(e, t, n, r, i, a) {
	var o = e.__transition;
	if (!o) e.__transition = {};
	else if (n in o) return;
	jf(e, n, {
		name: t,
		index: r,
		group: i,
		on: vf,
		tween: yf,
		time: a.time,
		delay: a.delay,
		duration: a.duration,
		ease: a.ease,
		timer: null,
		state: bf
	});
}
function Of(e, t) {
	var n = Af(e, t);
	if (n.state > bf) throw Error("too late; already scheduled");
	return n;
}
function kf(e, t) {
	var n = Af(e, t);
	if (n.state > Cf) throw Error("too late; already running");
	return n;
}
function Af(e, t) {
	var n = e.__transition;
	if (!n || !(n = n[t])) throw Error("transition not found");
	return n;
}
function jf(e, t, n) {
	var r = e.__transition, i;
	r[t] = n, n.timer = nf(a, 0, n.time);
	function a(e) {
		n.state = xf, n.timer.restart(o, n.delay, n.time), n.delay <= e && o(e - n.delay);
	}
	function o(a) {
		var l, u, d, f;
		if (n.state !== xf) return c();
		for (l in r) if (f = r[l], f.name === n.name) {
			if (f.state === Cf) return lf(o);
			f.state === wf ? (f.state = Ef, f.timer.stop(), f.on.call("interrupt", e, e.__data__, f.index, f.group), delete r[l]) : +l < t && (f.state = Ef, f.timer.stop(), f.on.call("cancel", e, e.__data__, f.index, f.group), delete r[l]);
		}
		if (lf(function() {
			n.state === Cf && (n.state = wf, n.timer.restart(s, n.delay, n.time), s(a));
		}), n.state = Sf, n.on.call("start", e, e.__data__, n.index, n.group), n.state === Sf) {
			for (n.state = Cf, i = Array(d = n.tween.length), l = 0, u = -1; l < d; ++l) (f = n.tween[l].value.call(e, e.__data__, n.index, n.group)) && (i[++u] = f);
			i.length = u + 1;
		}
	}
	function s(t) {
		for (var r = t < n.duration ? n.ease.call(null, t / n.duration) : (n.timer.restart(c), n.state = Tf, 1), a = -1, o = i.length; ++a < o;) i[a].call(e, r);
		n.state === Tf && (n.on.call("end", e, e.__data__, n.index, n.group), c());
	}
	function c() {
		for (var i in n.state = Ef, n.timer.stop(), delete r[t], r) return;
		delete e.__transition;
	}
}
function Mf(e, t) {
	var n = e.__transition, r, i, a = !0, o;
	if (n) {
		for (o in t = t == null ? null : t + "", n) (r = n[o]).name === t ? (i = r.state > Sf && r.state < Tf, r.state = Ef, r.timer.stop(), r.on.call(i ? "interrupt" : "cancel", e, e.__data__, r.index, r.group), delete n[o]) : a = !1;
		a && delete e.__transition;
	}
}
function Nf(e) {
	return this.each(function() {
		Mf(this, e);
	});
}
function Pf(e, t) {
	var n, r;
	return function() {
		var i = kf(this, e), a = i.tween;
		if (a !== n) {
			r = n = a;
			for (var o = 0, s = r.length; o < s; ++o) if (r[o].name === t) {
				r = r.slice(), r.splice(o, 1);
				break;
			}
		}
		i.tween = r;
	};
}
function Ff(e, t, n) {
	var r, i;
	if (typeof n != "function") throw Error();
	return function() {
		var a = kf(this, e), o = a.tween;
		if (o !== r) {
			i = (r = o).slice();
			for (var s = {
				name: t,
				value: n
			}, c = 0, l = i.length; c < l; ++c) if (i[c].name === t) {
				i[c] = s;
				break;
			}
			c === l && i.push(s);
		}
		a.tween = i;
	};
}
function If(e, t) {
	var n = this._id;
	if (e += "", arguments.length < 2) {
		for (var r = Af(this.node(), n).tween, i = 0, a = r.length, o; i < a; ++i) if ((o = r[i]).name === e) return o.value;
		return null;
	}
	return this.each((t == null ? Pf : Ff)(n, e, t));
}
function Lf(e, t, n) {
	var r = e._id;
	return e.each(function() {
		var e = kf(this, r);
		(e.value ||= {})[t] = n.apply(this, arguments);
	}), function(e) {
		return Af(e, r).value[t];
	};
}
function Rf(e, t) {
	var n;
	return (typeof t == "number" ? kc : t instanceof Ts ? Oc : (n = Ts(t)) ? (t = n, Oc) : Pc)(e, t);
}
function zf(e) {
	return function() {
		this.removeAttribute(e);
	};
}
function Bf(e) {
	return function() {
		this.removeAttributeNS(e.space, e.local);
	};
}
function Vf(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = this.getAttribute(e);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function Hf(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = this.getAttributeNS(e.space, e.local);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function Uf(e, t, n) {
	var r, i, a;
	return function() {
		var o, s = n(this), c;
		return s == null ? void this.removeAttribute(e) : (o = this.getAttribute(e), c = s + "", o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s)));
	};
}
function Wf(e, t, n) {
	var r, i, a;
	return function() {
		var o, s = n(this), c;
		return s == null ? void this.removeAttributeNS(e.space, e.local) : (o = this.getAttributeNS(e.space, e.local), c = s + "", o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s)));
	};
}
function Gf(e, t) {
	var n = jl(e), r = n === "transform" ? Uc : Rf;
	return this.attrTween(e, typeof t == "function" ? (n.local ? Wf : Uf)(n, r, Lf(this, "attr." + e, t)) : t == null ? (n.local ? Bf : zf)(n) : (n.local ? Hf : Vf)(n, r, t));
}
function Kf(e, t) {
	return function(n) {
		this.setAttribute(e, t.call(this, n));
	};
}
function qf(e, t) {
	return function(n) {
		this.setAttributeNS(e.space, e.local, t.call(this, n));
	};
}
function Jf(e, t) {
	var n, r;
	function i() {
		var i = t.apply(this, arguments);
		return i !== r && (n = (r = i) && qf(e, i)), n;
	}
	return i._value = t, i;
}
function Yf(e, t) {
	var n, r;
	function i() {
		var i = t.apply(this, arguments);
		return i !== r && (n = (r = i) && Kf(e, i)), n;
	}
	return i._value = t, i;
}
function Xf(e, t) {
	var n = "attr." + e;
	if (arguments.length < 2) return (n = this.tween(n)) && n._value;
	if (t == null) return this.tween(n, null);
	if (typeof t != "function") throw Error();
	var r = jl(e);
	return this.tween(n, (r.local ? Jf : Yf)(r, t));
}
function Zf(e, t) {
	return function() {
		Of(this, e).delay = +t.apply(this, arguments);
	};
}
function Qf(e, t) {
	return t = +t, function() {
		Of(this, e).delay = t;
	};
}
function $f(e) {
	var t = this._id;
	return arguments.length ? this.each((typeof e == "function" ? Zf : Qf)(t, e)) : Af(this.node(), t).delay;
}
function ep(e, t) {
	return function() {
		kf(this, e).duration = +t.apply(this, arguments);
	};
}
function tp(e, t) {
	return t = +t, function() {
		kf(this, e).duration = t;
	};
}
function np(e) {
	var t = this._id;
	return arguments.length ? this.each((typeof e == "function" ? ep : tp)(t, e)) : Af(this.node(), t).duration;
}
function rp(e, t) {
	if (typeof t != "function") throw Error();
	return function() {
		kf(this, e).ease = t;
	};
}
function ip(e) {
	var t = this._id;
	return arguments.length ? this.each(rp(t, e)) : Af(this.node(), t).ease;
}
function ap(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		if (typeof n != "function") throw Error();
		kf(this, e).ease = n;
	};
}
function op(e) {
	if (typeof e != "function") throw Error();
	return this.each(ap(this._id, e));
}
function sp(e) {
	typeof e != "function" && (e = Ul(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = [], c, l = 0; l < o; ++l) (c = a[l]) && e.call(c, c.__data__, l, a) && s.push(c);
	return new Ip(r, this._parents, this._name, this._id);
}
function cp(e) {
	if (e._id !== this._id) throw Error();
	for (var t = this._groups, n = e._groups, r = t.length, i = n.length, a = Math.min(r, i), o = Array(r), s = 0; s < a; ++s) for (var c = t[s], l = n[s], u = c.length, d = o[s] = Array(u), f, p = 0; p < u; ++p) (f = c[p] || l[p]) && (d[p] = f);
	for (; s < r; ++s) o[s] = t[s];
	return new Ip(o, this._parents, this._name, this._id);
}
function lp(e) {
	return (e + "").trim().split(/^|\s+/).every(function(e) {
		var t = e.indexOf(".");
		return t >= 0 && (e = e.slice(0, t)), !e || e === "start";
	});
}
function up(e, t, n) {
	var r, i, a = lp(t) ? Of : kf;
	return function() {
		var o = a(this, e), s = o.on;
		s !== r && (i = (r = s).copy()).on(t, n), o.on = i;
	};
}
function dp(e, t) {
	var n = this._id;
	return arguments.length < 2 ? Af(this.node(), n).on.on(e) : this.each(up(n, e, t));
}
function fp(e) {
	return function() {
		var t = this.parentNode;
		for (var n in this.__transition) if (+n !== e) return;
		t && t.removeChild(this);
	};
}
function pp() {
	return this.on("end.remove", fp(this._id));
}
function mp(e) {
	var t = this._name, n = this._id;
	typeof e != "function" && (e = Il(e));
	for (var r = this._groups, i = r.length, a = Array(i), o = 0; o < i; ++o) for (var s = r[o], c = s.length, l = a[o] = Array(c), u, d, f = 0; f < c; ++f) (u = s[f]) && (d = e.call(u, u.__data__, f, s)) && ("__data__" in u && (d.__data__ = u.__data__), l[f] = d, Df(l[f], t, n, f, l, Af(u, n)));
	return new Ip(a, this._parents, t, n);
}
function hp(e) {
	var t = this._name, n = this._id;
	typeof e != "function" && (e = Bl(e));
	for (var r = this._groups, i = r.length, a = [], o = [], s = 0; s < i; ++s) for (var c = r[s], l = c.length, u, d = 0; d < l; ++d) if (u = c[d]) {
		for (var f = e.call(u, u.__data__, d, c), p, m = Af(u, n), h = 0, g = f.length; h < g; ++h) (p = f[h]) && Df(p, t, n, h, f, m);
		a.push(f), o.push(u);
	}
	return new Ip(a, o, t, n);
}
var gp = Ed.prototype.constructor;
function _p() {
	return new gp(this._groups, this._parents);
}
function vp(e, t) {
	var n, r, i;
	return function() {
		var a = Nu(this, e), o = (this.style.removeProperty(e), Nu(this, e));
		return a === o ? null : a === n && o === r ? i : i = t(n = a, r = o);
	};
}
function yp(e) {
	return function() {
		this.style.removeProperty(e);
	};
}
function bp(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = Nu(this, e);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function xp(e, t, n) {
	var r, i, a;
	return function() {
		var o = Nu(this, e), s = n(this), c = s + "";
		return s ?? (c = s = (this.style.removeProperty(e), Nu(this, e))), o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s));
	};
}
function Sp(e, t) {
	var n, r, i, a = "style." + t, o = "end." + a, s;
	return function() {
		var c = kf(this, e), l = c.on, u = c.value[a] == null ? s ||= yp(t) : void 0;
		(l !== n || i !== u) && (r = (n = l).copy()).on(o, i = u), c.on = r;
	};
}
function Cp(e, t, n) {
	var r = (e += "") == "transform" ? Hc : Rf;
	return t == null ? this.styleTween(e, vp(e, r)).on("end.style." + e, yp(e)) : typeof t == "function" ? this.styleTween(e, xp(e, r, Lf(this, "style." + e, t))).each(Sp(this._id, e)) : this.styleTween(e, bp(e, r, t), n).on("end.style." + e, null);
}
function wp(e, t, n) {
	return function(r) {
		this.style.setProperty(e, t.call(this, r), n);
	};
}
function Tp(e, t, n) {
	var r, i;
	function a() {
		var a = t.apply(this, arguments);
		return a !== i && (r = (i = a) && wp(e, a, n)), r;
	}
	return a._value = t, a;
}
function Ep(e, t, n) {
	var r = "style." + (e += "");
	if (arguments.length < 2) return (r = this.tween(r)) && r._value;
	if (t == null) return this.tween(r, null);
	if (typeof t != "function") throw Error();
	return this.tween(r, Tp(e, t, n ?? ""));
}
function Dp(e) {
	return function() {
		this.textContent = e;
	};
}
function Op(e) {
	return function() {
		var t = e(this);
		this.textContent = t ?? "";
	};
}
function kp(e) {
	return this.tween("text", typeof e == "function" ? Op(Lf(this, "text", e)) : Dp(e == null ? "" : e + ""));
}
function Ap(e) {
	return function(t) {
		this.textContent = e.call(this, t);
	};
}
function jp(e) {
	var t, n;
	function r() {
		var r = e.apply(this, arguments);
		return r !== n && (t = (n = r) && Ap(r)), t;
	}
	return r._value = e, r;
}
function Mp(e) {
	var t = "text";
	if (arguments.length < 1) return (t = this.tween(t)) && t._value;
	if (e == null) return this.tween(t, null);
	if (typeof e != "function") throw Error();
	return this.tween(t, jp(e));
}
function Np() {
	for (var e = this._name, t = this._id, n = Lp(), r = this._groups, i = r.length, a = 0; a < i; ++a) for (var o = r[a], s = o.length, c, l = 0; l < s; ++l) if (c = o[l]) {
		var u = Af(c, t);
		Df(c, e, n, l, o, {
			time: u.time + u.delay + u.duration,
			delay: 0,
			duration: u.duration,
			ease: u.ease
		});
	}
	return new Ip(r, this._parents, e, n);
}
function Pp() {
	var e, t, n = this, r = n._id, i = n.size();
	return new Promise(function(a, o) {
		var s = { value: o }, c = { value: function() {
			--i === 0 && a();
		} };
		n.each(function() {
			var n = kf(this, r), i = n.on;
			i !== e && (t = (e = i).copy(), t._.cancel.push(s), t._.interrupt.push(s), t._.end.push(c)), n.on = t;
		}), i === 0 && a();
	});
}
var Fp = 0;
function Ip(e, t, n, r) {
	this._groups = e, this._parents = t, this._name = n, this._id = r;
}
function Lp() {
	return ++Fp;
}
var Rp = Ed.prototype;
Ip.prototype = {
	constructor: Ip,
	select: mp,
	selectAll: hp,
	selectChild: Rp.selectChild,
	selectChildren: Rp.selectChildren,
	filter: sp,
	merge: cp,
	selection: _p,
	transition: Np,
	call: Rp.call,
	nodes: Rp.nodes,
	node: Rp.node,
	size: Rp.size,
	empty: Rp.empty,
	each: Rp.each,
	on: dp,
	attr: Gf,
	attrTween: Xf,
	style: Cp,
	styleTween: Ep,
	text: kp,
	textTween: Mp,
	remove: pp,
	tween: If,
	delay: $f,
	duration: np,
	ease: ip,
	easeVarying: op,
	end: Pp,
	[Symbol.iterator]: Rp[Symbol.iterator]
};
var zp = {
	time: null,
	delay: 0,
	duration: 250,
	ease: uf
};
function Bp(e, t) {
	for (var n; !(n = e.__transition) || !(n = n[t]);) if (!(e = e.parentNode)) throw Error(`transition ${t} not found`);
	return n;
}
function Vp(e) {
	var t, n;
	e instanceof Ip ? (t = e._id, e = e._name) : (t = Lp(), (n = zp).time = $d(), e = e == null ? null : e + "");
	for (var r = this._groups, i = r.length, a = 0; a < i; ++a) for (var o = r[a], s = o.length, c, l = 0; l < s; ++l) (c = o[l]) && Df(c, e, t, l, o, n || Bp(c, t));
	return new Ip(r, this._parents, e, t);
}
Ed.prototype.interrupt = Nf, Ed.prototype.transition = Vp;
// node_modules/d3-zoom/src/constant.js
var Hp = (e) => () => e;
// node_modules/d3-zoom/src/event.js
function Up(e, { sourceEvent: t, target: n, transform: r, dispatch: i }) {
	Object.defineProperties(this, {
		type: {
			value: e,
			enumerable: !0,
			configurable: !0
		},
		sourceEvent: {
			value: t,
			enumerable: !0,
			configurable: !0
		},
		target: {
			value: n,
			enumerable: !0,
			configurable: !0
		},
		transform: {
			value: r,
			enumerable: !0,
			configurable: !0
		},
		_: { value: i }
	});
}
// node_modules/d3-zoom/src/transform.js
function Wp(e, t, n) {
	this.k = e, this.x = t, this.y = n;
}
Wp.prototype = {
	constructor: Wp,
	scale: function(e) {
		return e === 1 ? this : new Wp(this.k * e, this.x, this.y);
	},
	translate: function(e, t) {
		return e === 0 & t === 0 ? this : new Wp(this.k, this.x + this.k * e, this.y + this.k * t);
	},
	apply: function(e) {
		return [e[0] * this.k + this.x, e[1] * this.k + this.y];
	},
	applyX: function(e) {
		return e * this.k + this.x;
	},
	applyY: function(e) {
		return e * this.k + this.y;
	},
	invert: function(e) {
		return [(e[0] - this.x) / this.k, (e[1] - this.y) / this.k];
	},
	invertX: function(e) {
		return (e - this.x) / this.k;
	},
	invertY: function(e) {
		return (e - this.y) / this.k;
	},
	rescaleX: function(e) {
		return e.copy().domain(e.range().map(this.invertX, this).map(e.invert, e));
	},
	rescaleY: function(e) {
		return e.copy().domain(e.range().map(this.invertY, this).map(e.invert, e));
	},
	toString: function() {
		return "translate(" + this.x + "," + this.y + ") scale(" + this.k + ")";
	}
};
var Gp = new Wp(1, 0, 0);
Kp.prototype = Wp.prototype;
function Kp(e) {
	for (; !e.__zoom;) if (!(e = e.parentNode)) return Gp;
	return e.__zoom;
}
// node_modules/d3-zoom/src/noevent.js
function qp(e) {
	e.stopImmediatePropagation();
}
function Jp(e) {
	e.preventDefault(), e.stopImmediatePropagation();
}
// node_modules/d3-zoom/src/zoom.js
function Yp(e) {
	return (!e.ctrlKey || e.type === "wheel") && !e.button;
}
function Xp() {
	var e = this;
	return e instanceof SVGElement ? (e = e.ownerSVGElement || e, e.hasAttribute("viewBox") ? (e = e.viewBox.baseVal, [[e.x, e.y], [e.x + e.width, e.y + e.height]]) : [[0, 0], [e.width.baseVal.value, e.height.baseVal.value]]) : [[0, 0], [e.clientWidth, e.clientHeight]];
}
function Zp() {
	return this.__zoom || Gp;
}
function Qp(e) {
	return -e.deltaY * (e.deltaMode === 1 ? .05 : e.deltaMode ? 1 : .002) * (e.ctrlKey ? 10 : 1);
}
function $p() {
	return navigator.maxTouchPoints || "ontouchstart" in this;
}
function em(e, t, n) {
	var r = e.invertX(t[0][0]) - n[0][0], i = e.invertX(t[1][0]) - n[1][0], a = e.invertY(t[0][1]) - n[0][1], o = e.invertY(t[1][1]) - n[1][1];
	return e.translate(i > r ? (r + i) / 2 : Math.min(0, r) || Math.max(0, i), o > a ? (a + o) / 2 : Math.min(0, a) || Math.max(0, o));
}
function tm() {
	var e = Yp, t = Xp, n = em, r = Qp, i = $p, a = [0, Infinity], o = [[-Infinity, -Infinity], [Infinity, Infinity]], s = 250, c = Jc, l = Md("start", "zoom", "end"), u, d, f, p = 500, m = 150, h = 0, g = 10;
	function _(e) {
		e.property("__zoom", Zp).on("wheel.zoom", w, { passive: !1 }).on("mousedown.zoom", T).on("dblclick.zoom", E).filter(i).on("touchstart.zoom", D).on("touchmove.zoom", ee).on("touchend.zoom touchcancel.zoom", O).style("-webkit-tap-highlight-color", "rgba(0,0,0,0)");
	}
	_.transform = function(e, t, n, r) {
		var i = e.selection ? e.selection() : e;
		i.property("__zoom", Zp), e === i ? i.interrupt().each(function() {
			S(this, arguments).event(r).start().zoom(null, typeof t == "function" ? t.apply(this, arguments) : t).end();
		}) : x(e, t, n, r);
	}, _.scaleBy = function(e, t, n, r) {
		_.scaleTo(e, function() {
			return this.__zoom.k * (typeof t == "function" ? t.apply(this, arguments) : t);
		}, n, r);
	}, _.scaleTo = function(e, r, i, a) {
		_.transform(e, function() {
			var e = t.apply(this, arguments), a = this.__zoom, s = i == null ? b(e) : typeof i == "function" ? i.apply(this, arguments) : i, c = a.invert(s), l = typeof r == "function" ? r.apply(this, arguments) : r;
			return n(y(v(a, l), s, c), e, o);
		}, i, a);
	}, _.translateBy = function(e, r, i, a) {
		_.transform(e, function() {
			return n(this.__zoom.translate(typeof r == "function" ? r.apply(this, arguments) : r, typeof i == "function" ? i.apply(this, arguments) : i), t.apply(this, arguments), o);
		}, null, a);
	}, _.translateTo = function(e, r, i, a, s) {
		_.transform(e, function() {
			var e = t.apply(this, arguments), s = this.__zoom, c = a == null ? b(e) : typeof a == "function" ? a.apply(this, arguments) : a;
			return n(Gp.translate(c[0], c[1]).scale(s.k).translate(typeof r == "function" ? -r.apply(this, arguments) : -r, typeof i == "function" ? -i.apply(this, arguments) : -i), e, o);
		}, a, s);
	};
	function v(e, t) {
		return t = Math.max(a[0], Math.min(a[1], t)), t === e.k ? e : new Wp(t, e.x, e.y);
	}
	function y(e, t, n) {
		var r = t[0] - n[0] * e.k, i = t[1] - n[1] * e.k;
		return r === e.x && i === e.y ? e : new Wp(e.k, r, i);
	}
	function b(e) {
		return [(+e[0][0] + +e[1][0]) / 2, (+e[0][1] + +e[1][1]) / 2];
	}
	function x(e, n, r, i) {
		e.on("start.zoom", function() {
			S(this, arguments).event(i).start();
		}).on("interrupt.zoom end.zoom", function() {
			S(this, arguments).event(i).end();
		}).tween("zoom", function() {
			var e = this, a = arguments, o = S(e, a).event(i), s = t.apply(e, a), l = r == null ? b(s) : typeof r == "function" ? r.apply(e, a) : r, u = Math.max(s[1][0] - s[0][0], s[1][1] - s[0][1]), d = e.__zoom, f = typeof n == "function" ? n.apply(e, a) : n, p = c(d.invert(l).concat(u / d.k), f.invert(l).concat(u / f.k));
			return function(e) {
				if (e === 1) e = f;
				else {
					var t = p(e), n = u / t[2];
					e = new Wp(n, l[0] - t[0] * n, l[1] - t[1] * n);
				}
				o.zoom(null, e);
			};
		});
	}
	function S(e, t, n) {
		return !n && e.__zooming || new C(e, t);
	}
	function C(e, n) {
		this.that = e, this.args = n, this.active = 0, this.sourceEvent = null, this.extent = t.apply(e, n), this.taps = 0;
	}
	C.prototype = {
		event: function(e) {
			return e && (this.sourceEvent = e), this;
		},
		start: function() {
			return ++this.active === 1 && (this.that.__zooming = this, this.emit("start")), this;
		},
		zoom: function(e, t) {
			return this.mouse && e !== "mouse" && (this.mouse[1] = t.invert(this.mouse[0])), this.touch0 && e !== "touch" && (this.touch0[1] = t.invert(this.touch0[0])), this.touch1 && e !== "touch" && (this.touch1[1] = t.invert(this.touch1[0])), this.that.__zoom = t, this.emit("zoom"), this;
		},
		end: function() {
			return --this.active === 0 && (delete this.that.__zooming, this.emit("end")), this;
		},
		emit: function(e) {
			var t = Od(this.that).datum();
			l.call(e, this.that, new Up(e, {
				sourceEvent: this.sourceEvent,
				target: _,
				type: e,
				transform: this.that.__zoom,
				dispatch: l
			}), t);
		}
	};
	function w(t, ...i) {
		if (!e.apply(this, arguments)) return;
		var s = S(this, i).event(t), c = this.__zoom, l = Math.max(a[0], Math.min(a[1], c.k * 2 ** r.apply(this, arguments))), u = Ad(t);
		if (s.wheel) (s.mouse[0][0] !== u[0] || s.mouse[0][1] !== u[1]) && (s.mouse[1] = c.invert(s.mouse[0] = u)), clearTimeout(s.wheel);
		else if (c.k === l) return;
		else s.mouse = [u, c.invert(u)], Mf(this), s.start();
		Jp(t), s.wheel = setTimeout(d, m), s.zoom("mouse", n(y(v(c, l), s.mouse[0], s.mouse[1]), s.extent, o));
		function d() {
			s.wheel = null, s.end();
		}
	}
	function T(t, ...r) {
		if (f || !e.apply(this, arguments)) return;
		var i = t.currentTarget, a = S(this, r, !0).event(t), s = Od(t.view).on("mousemove.zoom", d, !0).on("mouseup.zoom", p, !0), c = Ad(t, i), l = t.clientX, u = t.clientY;
		zd(t.view), qp(t), a.mouse = [c, this.__zoom.invert(c)], Mf(this), a.start();
		function d(e) {
			if (Jp(e), !a.moved) {
				var t = e.clientX - l, r = e.clientY - u;
				a.moved = t * t + r * r > h;
			}
			a.event(e).zoom("mouse", n(y(a.that.__zoom, a.mouse[0] = Ad(e, i), a.mouse[1]), a.extent, o));
		}
		function p(e) {
			s.on("mousemove.zoom mouseup.zoom", null), Bd(e.view, a.moved), Jp(e), a.event(e).end();
		}
	}
	function E(r, ...i) {
		if (e.apply(this, arguments)) {
			var a = this.__zoom, c = Ad(r.changedTouches ? r.changedTouches[0] : r, this), l = a.invert(c), u = a.k * (r.shiftKey ? .5 : 2), d = n(y(v(a, u), c, l), t.apply(this, i), o);
			Jp(r), s > 0 ? Od(this).transition().duration(s).call(x, d, c, r) : Od(this).call(_.transform, d, c, r);
		}
	}
	function D(t, ...n) {
		if (e.apply(this, arguments)) {
			var r = t.touches, i = r.length, a = S(this, n, t.changedTouches.length === i).event(t), o, s, c, l;
			for (qp(t), s = 0; s < i; ++s) c = r[s], l = Ad(c, this), l = [
				l,
				this.__zoom.invert(l),
				c.identifier
			], a.touch0 ? !a.touch1 && a.touch0[2] !== l[2] && (a.touch1 = l, a.taps = 0) : (a.touch0 = l, o = !0, a.taps = 1 + !!u);
			u &&= clearTimeout(u), o && (a.taps < 2 && (d = l[0], u = setTimeout(function() {
				u = null;
			}, p)), Mf(this), a.start());
		}
	}
	function ee(e, ...t) {
		if (this.__zooming) {
			var r = S(this, t).event(e), i = e.changedTouches, a = i.length, s, c, l, u;
			for (Jp(e), s = 0; s < a; ++s) c = i[s], l = Ad(c, this), r.touch0 && r.touch0[2] === c.identifier ? r.touch0[0] = l : r.touch1 && r.touch1[2] === c.identifier && (r.touch1[0] = l);
			if (c = r.that.__zoom, r.touch1) {
				var d = r.touch0[0], f = r.touch0[1], p = r.touch1[0], m = r.touch1[1], h = (h = p[0] - d[0]) * h + (h = p[1] - d[1]) * h, g = (g = m[0] - f[0]) * g + (g = m[1] - f[1]) * g;
				c = v(c, Math.sqrt(h / g)), l = [(d[0] + p[0]) / 2, (d[1] + p[1]) / 2], u = [(f[0] + m[0]) / 2, (f[1] + m[1]) / 2];
			} else if (r.touch0) l = r.touch0[0], u = r.touch0[1];
			else return;
			r.zoom("touch", n(y(c, l, u), r.extent, o));
		}
	}
	function O(e, ...t) {
		if (this.__zooming) {
			var n = S(this, t).event(e), r = e.changedTouches, i = r.length, a, o;
			for (qp(e), f && clearTimeout(f), f = setTimeout(function() {
				f = null;
			}, p), a = 0; a < i; ++a) o = r[a], n.touch0 && n.touch0[2] === o.identifier ? delete n.touch0 : n.touch1 && n.touch1[2] === o.identifier && delete n.touch1;
			if (n.touch1 && !n.touch0 && (n.touch0 = n.touch1, delete n.touch1), n.touch0) n.touch0[1] = this.__zoom.invert(n.touch0[0]);
			else if (n.end(), n.taps === 2 && (o = Ad(o, this), Math.hypot(d[0] - o[0], d[1] - o[1]) < g)) {
				var s = Od(this).on("dblclick.zoom");
				s && s.apply(this, arguments);
			}
		}
	}
	return _.wheelDelta = function(e) {
		return arguments.length ? (r = typeof e == "function" ? e : Hp(+e), _) : r;
	}, _.filter = function(t) {
		return arguments.length ? (e = typeof t == "function" ? t : Hp(!!t), _) : e;
	}, _.touchable = function(e) {
		return arguments.length ? (i = typeof e == "function" ? e : Hp(!!e), _) : i;
	}, _.extent = function(e) {
		return arguments.length ? (t = typeof e == "function" ? e : Hp([[+e[0][0], +e[0][1]], [+e[1][0], +e[1][1]]]), _) : t;
	}, _.scaleExtent = function(e) {
		return arguments.length ? (a[0] = +e[0], a[1] = +e[1], _) : [a[0], a[1]];
	}, _.translateExtent = function(e) {
		return arguments.length ? (o[0][0] = +e[0][0], o[1][0] = +e[1][0], o[0][1] = +e[0][1], o[1][1] = +e[1][1], _) : [[o[0][0], o[0][1]], [o[1][0], o[1][1]]];
	}, _.constrain = function(e) {
		return arguments.length ? (n = e, _) : n;
	}, _.duration = function(e) {
		return arguments.length ? (s = +e, _) : s;
	}, _.interpolate = function(e) {
		return arguments.length ? (c = e, _) : c;
	}, _.on = function() {
		var e = l.on.apply(l, arguments);
		return e === l ? _ : e;
	}, _.clickDistance = function(e) {
		return arguments.length ? (h = (e = +e) * e, _) : Math.sqrt(h);
	}, _.tapDistance = function(e) {
		return arguments.length ? (g = +e, _) : g;
	}, _;
}
// src/explore/Legend.svelte
var nm = /* @__PURE__ */ q("<li> </li>"), rm = /* @__PURE__ */ q("<span class=\"sampled svelte-bmjma\"> </span>"), im = /* @__PURE__ */ q("<figure class=\"svelte-bmjma\"><div><canvas width=\"256\" height=\"1\" aria-hidden=\"true\" class=\"svelte-bmjma\"></canvas> <ul class=\"ticks svelte-bmjma\"></ul></div> <span class=\"said svelte-bmjma\"><span class=\"mark masked svelte-bmjma\"></span> </span> <span class=\"said svelte-bmjma\"><span class=\"mark nan svelte-bmjma\"></span> NaN</span> <!></figure>"), am = {
	hash: "svelte-bmjma",
	code: "figure.svelte-bmjma {margin:0.3rem 0;display:flex;flex-wrap:wrap;align-items:center;gap:0.3rem 0.5rem;font-size:0.8rem;color:var(--soft);}canvas.svelte-bmjma {display:block;width:15rem;height:10px;border-radius:2px;}.ticks.svelte-bmjma {list-style:none;margin:0;padding:0;display:flex;justify-content:space-between;font-variant-numeric:tabular-nums;}.said.svelte-bmjma {display:flex;gap:0.4rem;align-items:center;white-space:nowrap;}.mark.svelte-bmjma {width:14px;height:14px;border:1px solid var(--line-strong);margin-left:0.4rem;}.nan.svelte-bmjma {background:var(--nan);}.sampled.svelte-bmjma {margin-left:0.6rem;font-style:italic;}"
};
function om(e, t) {
	He(t, !0), li(e, am);
	let n = Q(t, "signed", 3, !1), r = /* @__PURE__ */ P(() => $i.t.explore), i = /* @__PURE__ */ I(void 0);
	V(() => {
		if (!G(i)) return;
		let e = new ImageData(new Uint8ClampedArray(tl(t.palette)), 256, 1);
		G(i).getContext("2d").putImageData(e, 0, 0);
	});
	let a = /* @__PURE__ */ P(() => n() ? [
		`−${$(t.scale.high)}`,
		"0",
		$(t.scale.high)
	] : t.scaling === "rank" ? [G(r).smallest, G(r).largest] : t.scaling === "log" ? [
		`≤ ${$(t.scale.low)}`,
		$(Math.sqrt(t.scale.low * t.scale.high)),
		$(t.scale.high)
	] : [
		"0",
		$(t.scale.high / 2),
		$(t.scale.high)
	]);
	var o = im(), s = R(o), c = R(s);
	Vi(c, (e) => L(i, e), () => G(i));
	var l = B(c, 2);
	qr(l, 21, () => G(a), Ur, (e, t) => {
		var n = nm(), r = z(n, !0);
		H(() => Y(r, G(t))), J(e, n);
	}), N(l), N(s);
	var u = B(s, 2), d = B(R(u));
	N(u);
	var f = B(u, 4), p = (e) => {
		var n = rm(), r = z(n, !0);
		H(() => Y(r, t.sampled)), J(e, n);
	};
	X(f, (e) => {
		t.sampled && e(p);
	}), N(o), H(() => {
		Z(l, "aria-label", G(r).scaleLabel), Y(d, ` ${G(r).masked ?? ""}`);
	}), J(e, o), Ue();
}
// src/explore/MapChoices.svelte
var sm = /* @__PURE__ */ q("<label> <select><option> </option><option> </option></select></label>"), cm = /* @__PURE__ */ q("<label><input type=\"checkbox\"/> </label> <label><input type=\"checkbox\"/> </label>", 1), lm = /* @__PURE__ */ q("<div class=\"choices\" data-screen=\"\"><label> <select><option> </option><option> </option><option> </option></select></label> <!> <label> <select><option>cividis</option><option>viridis</option></select></label> <!> <label><input type=\"checkbox\"/> </label> <span class=\"buttons\"><button>+</button> <button>−</button> <button> </button></span></div>");
function um(e, t) {
	He(t, !0);
	let n = Q(t, "place", 7), r = Q(t, "asTable", 15), i = /* @__PURE__ */ P(() => $i.t.explore);
	function a(e, t) {
		let r = n().omit.split(",").filter((t) => t && t !== e);
		n().omit = (t ? [...r, e] : r).sort().join(",");
	}
	var o = lm(), s = R(o), c = R(s), l = B(c), u = R(l), d = z(u, !0);
	u.value = u.__value = "log";
	var f = B(u), p = z(f, !0);
	f.value = f.__value = "linear";
	var m = B(f), h = z(m, !0);
	m.value = m.__value = "rank", N(l), Si(l), N(s);
	var g = B(s, 2), _ = (e) => {
		var t = sm(), r = R(t), a = B(r), o = R(a), s = z(o, !0);
		o.value = o.__value = "max";
		var c = B(o), l = z(c, !0);
		c.value = c.__value = "mean", N(a), Si(a), N(t), H(() => {
			Y(r, `${G(i).bins ?? ""} `), Y(s, G(i).max), Y(l, G(i).meanBin);
		}), Ci(a, () => n().reduce, (e) => n().reduce = e), J(e, t);
	};
	X(g, (e) => {
		t.live && e(_);
	});
	var v = B(g, 2), y = R(v), b = B(y), x = R(b);
	x.value = x.__value = "cividis";
	var S = B(x);
	S.value = S.__value = "viridis", N(b), Si(b), N(v);
	var C = B(v, 2), w = (e) => {
		var t = cm(), r = an(t), o = R(r);
		Ai(o);
		var s = B(o);
		N(r);
		var c = B(r, 2), l = R(c);
		Ai(l);
		var u = B(l);
		N(c), H((e, t) => {
			Mi(o, e), Y(s, ` ${G(i).noFirst ?? ""}`), Mi(l, t), Y(u, ` ${G(i).noDiagonal ?? ""}`);
		}, [() => n().omit.includes("first"), () => n().omit.includes("diagonal")]), K("change", o, (e) => a("first", e.currentTarget.checked)), K("change", l, (e) => a("diagonal", e.currentTarget.checked)), J(e, t);
	};
	X(C, (e) => {
		t.live && e(w);
	});
	var T = B(C, 2), E = R(T);
	Ai(E);
	var D = B(E);
	N(T);
	var ee = B(T, 2), O = R(ee), te = B(O, 2), k = B(te, 2), ne = z(k, !0);
	N(ee), N(o), H(() => {
		Y(c, `${G(i).scale ?? ""} `), Y(d, G(i).log), Y(p, G(i).linear), Y(h, G(i).rank), Y(y, `${G(i).colours ?? ""} `), Y(D, ` ${G(i).asTable ?? ""}`), Z(O, "aria-label", G(i).zoomIn), Z(te, "aria-label", G(i).zoomOut), Y(ne, G(i).whole);
	}), Ci(l, () => n().scaling, (e) => n().scaling = e), Ci(b, () => n().palette, (e) => n().palette = e), Li(E, r), K("click", O, function(...e) {
		t.zoomIn?.apply(this, e);
	}), K("click", te, function(...e) {
		t.zoomOut?.apply(this, e);
	}), K("click", k, function(...e) {
		t.home?.apply(this, e);
	}), J(e, o), Ue();
}
gr(["change", "click"]);
// src/explore/MapTable.svelte
var dm = /* @__PURE__ */ q("<th scope=\"col\" class=\"svelte-13vj1cp\"> </th>"), fm = /* @__PURE__ */ q("<td class=\"svelte-13vj1cp\"> </td>"), pm = /* @__PURE__ */ q("<tr class=\"svelte-13vj1cp\"><th scope=\"row\" class=\"svelte-13vj1cp\"> </th><!></tr>"), mm = /* @__PURE__ */ q("<div class=\"scroll svelte-13vj1cp\" tabindex=\"0\" role=\"region\"><table class=\"svelte-13vj1cp\"><caption class=\"svelte-13vj1cp\"> </caption><thead><tr><td class=\"svelte-13vj1cp\"></td><!></tr></thead><tbody class=\"svelte-13vj1cp\"></tbody></table></div>"), hm = {
	hash: "svelte-13vj1cp",
	code: ".scroll.svelte-13vj1cp {overflow:auto;max-height:60vh;margin-top:0.8rem;border:1px solid var(--line);}table.svelte-13vj1cp {border-collapse:collapse;font-size:0.78rem;}caption.svelte-13vj1cp {text-align:left;color:var(--soft);padding:0.2rem 0.5rem;}th.svelte-13vj1cp,\n  td.svelte-13vj1cp {padding:0.1rem 0.45rem;text-align:right;white-space:nowrap;}th.svelte-13vj1cp {font-weight:500;color:var(--soft);}tbody.svelte-13vj1cp tr:where(.svelte-13vj1cp):nth-child(even) {background:var(--surface);}"
};
function gm(e, t) {
	He(t, !0), li(e, hm);
	let n = /* @__PURE__ */ P(() => $i.t.explore), r = /* @__PURE__ */ P(() => {
		t.version;
		let e = 2 ** t.level, [n, r] = t.frame.transform.invert([0, 0]), [i, a] = t.frame.transform.invert([t.frame.inner.w, t.frame.inner.h]), o = (t, n, r) => {
			let [i, a] = [Math.max(0, Math.floor(t / e)), Math.min(Math.ceil(r / e), Math.ceil(n / e))], o = Math.max(0, a - i - 24);
			return Array.from({ length: Math.min(24, a - i) }, (e, t) => i + Math.floor(o / 2) + t);
		}, [s, c] = [o(r, a, t.frame.rows), o(n, i, t.frame.keys)];
		return {
			step: e,
			rows: s,
			cols: c,
			values: s.map((e) => c.map((n) => t.tiles.value(t.level, e, n, t.frame.size)))
		};
	}), i = (e, t) => G(r).step === 1 ? Oo(e[t]) : `${t}–${t + G(r).step - 1}`;
	var a = mm(), o = R(a), s = R(o), c = z(s, !0), l = B(s), u = R(l);
	qr(B(R(u)), 16, () => G(r).cols, (e) => e, (e, n) => {
		var a = dm(), o = z(a, !0);
		H((e) => Y(o, e), [() => i(t.place.answers.tokens, n * G(r).step + t.place.of.first_key)]), J(e, a);
	}), N(u), N(l);
	var d = B(l);
	qr(d, 22, () => G(r).rows, (e) => e, (e, n, a) => {
		var o = pm(), s = R(o), c = z(s, !0);
		qr(B(s), 17, () => G(r).values[G(a)], Ur, (e, t) => {
			var n = fm(), r = z(n, !0);
			H((e) => Y(r, e), [() => G(t) === void 0 ? "…" : G(t) === -Infinity ? "" : $(G(t))]), J(e, n);
		}), N(o), H((e) => Y(c, e), [() => i(t.place.asks.tokens, Ao(t.place.of, n * G(r).step))]), J(e, o);
	}), N(d), N(o), N(a), H(() => {
		Z(a, "aria-label", G(n).asTable), Y(c, G(n).tableCaption);
	}), J(e, a), Ue();
}
// src/explore/Minimap.svelte
var _m = /* @__PURE__ */ q("<canvas role=\"img\" class=\"svelte-xasd5i\"></canvas>"), vm = {
	hash: "svelte-xasd5i",
	code: "canvas.svelte-xasd5i {position:absolute;right:34px;bottom:34px;background:var(--raised);border:1px solid var(--line-strong);border-radius:4px;box-shadow:0 1px 6px rgb(0 0 0 / 25%);cursor:pointer;}\n  @media (max-width: 520px) {canvas.svelte-xasd5i {width:80px;height:80px;pointer-events:none;}\n  }"
};
function ym(e, t) {
	He(t, !0), li(e, vm);
	let n = /* @__PURE__ */ I(void 0), r = /* @__PURE__ */ P(() => 120 / Math.max(t.frame.rows, t.frame.keys));
	V(() => {
		if (t.version, !G(n)) return;
		let e = G(n).getContext("2d");
		e.clearRect(0, 0, 120, 120), e.drawImage(t.picture, 0, 0, t.frame.keys * G(r), t.frame.rows * G(r));
		let [i, a] = t.frame.transform.invert([0, 0]), [o, s] = t.frame.transform.invert([t.frame.inner.w, t.frame.inner.h]);
		e.strokeStyle = getComputedStyle(G(n)).getPropertyValue("--key-fill"), e.lineWidth = 2, e.strokeRect(i * G(r), a * G(r), Math.max(3, (o - i) * G(r)), Math.max(3, (s - a) * G(r)));
	});
	var i = _m();
	Z(i, "width", 120), Z(i, "height", 120), Vi(i, (e) => L(n, e), () => G(n)), H(() => Z(i, "aria-label", t.label)), K("click", i, (e) => t.goTo(e.offsetX / G(r), e.offsetY / G(r))), J(e, i), Ue();
}
gr(["click"]);
// src/explore/drawing.ts
function bm(e, t) {
	let n = e.size * 2 ** t, [r, i] = e.transform.invert([0, 0]), [a, o] = e.transform.invert([e.inner.w, e.inner.h]), s = (e, t) => Math.floor(Math.min(Math.max(e, 0), t - 1) / n);
	return {
		first: [s(i, e.rows), s(r, e.keys)],
		last: [s(o, e.rows), s(a, e.keys)]
	};
}
function xm(e, t, n, r, i) {
	let a = Math.min(2, devicePixelRatio || 1), [o, s] = [Math.round(t.width * a), Math.round(t.height * a)];
	e.width !== o && (e.width = o), e.height !== s && (e.height = s);
	let c = e.getContext("2d");
	c.setTransform(a, 0, 0, a, 0, 0), c.clearRect(0, 0, t.width, t.height), Sm(c, e, t, n, r, i);
}
function Sm(e, t, n, r, i, a) {
	let o = getComputedStyle(t), s = (e) => o.getPropertyValue(`--${e}`).trim();
	e.save(), e.beginPath(), e.rect(n.margin.left, n.margin.top, n.inner.w, n.inner.h), e.clip(), e.translate(n.margin.left, n.margin.top), Cm(e, n, s), e.imageSmoothingEnabled = !1;
	for (let t = n.levels - 1; t >= n.level; t--) wm(e, n, r, i, t, s);
	n.transform.k >= 12 && Dm(e, n, s), Om(e, n, r, s), a.cursor && km(e, n, a.cursor, s), e.restore(), Am(e, n, a, s, o.fontFamily), a.tracks && Mm(e, n, a.tracks, s);
}
function Cm(e, t, n) {
	let { x: r, y: i, k: a } = t.transform, [o, s] = [Math.max(0, r), Math.max(0, i)], [c, l] = [Math.min(t.inner.w, r + t.keys * a), Math.min(t.inner.h, i + t.rows * a)];
	if (!(c <= o || l <= s)) {
		e.save(), e.beginPath(), e.rect(o, s, c - o, l - s), e.clip(), e.fillStyle = n("surface"), e.fillRect(o, s, c - o, l - s), e.strokeStyle = n("line"), e.lineWidth = 1, e.beginPath();
		for (let t = o - (l - s); t < c; t += 6) e.moveTo(t, l), e.lineTo(t + (l - s), s);
		e.stroke(), e.restore();
	}
}
function wm(e, t, n, r, i, a) {
	let { first: o, last: s } = bm(t, i), c = 2 ** i, l = t.size * c, { x: u, y: d, k: f } = t.transform;
	for (let p = o[0]; p <= s[0]; p++) for (let m = o[1]; m <= s[1]; m++) {
		let o = n.picture(i, p, m, r);
		if (!o) continue;
		let [s, h] = [Math.min(l, t.keys - m * l), Math.min(l, t.rows - p * l)], [g, _] = [u + m * l * f, d + p * l * f];
		i < t.levels - 1 && i === t.level && Em(e, a, g, _, s * f, h * f);
		let v = [Math.floor(s / c), Math.floor(h / c)];
		e.drawImage(o, 0, 0, v[0], v[1], g, _, v[0] * c * f, v[1] * c * f), v[0] * c < s && e.drawImage(o, v[0], 0, 1, v[1], g + v[0] * c * f, _, (s - v[0] * c) * f, v[1] * c * f), v[1] * c < h && e.drawImage(o, 0, v[1], v[0], 1, g, _ + v[1] * c * f, v[0] * c * f, (h - v[1] * c) * f), v[0] * c < s && v[1] * c < h && e.drawImage(o, v[0], v[1], 1, 1, g + v[0] * c * f, _ + v[1] * c * f, (s - v[0] * c) * f, (h - v[1] * c) * f);
	}
}
var Tm = /* @__PURE__ */ new WeakMap();
function Em(e, t, n, r, i, a) {
	let [o, s] = [t("surface"), t("line")], c = Tm.get(e);
	if (c?.name !== o + s) {
		let t = Object.assign(document.createElement("canvas"), {
			width: 6,
			height: 6
		}), n = t.getContext("2d");
		n.fillStyle = o, n.fillRect(0, 0, 6, 6), n.strokeStyle = s, n.beginPath();
		for (let e of [
			-6,
			0,
			6
		]) n.moveTo(e, 6), n.lineTo(e + 6, 0);
		n.stroke(), Tm.set(e, c = {
			name: o + s,
			pattern: e.createPattern(t, "repeat")
		});
	}
	c.pattern && (e.fillStyle = c.pattern, e.fillRect(n, r, i, a));
}
function Dm(e, t, n) {
	let { x: r, y: i, k: a } = t.transform;
	e.strokeStyle = n("paper"), e.globalAlpha = .35, e.lineWidth = 1, e.beginPath();
	let [o, s] = t.transform.invert([0, 0]).map((e) => Math.max(0, Math.floor(e)));
	for (let n = o; n <= Math.min(t.keys, o + t.inner.w / a + 1); n++) e.moveTo(r + n * a, Math.max(0, i)), e.lineTo(r + n * a, Math.min(t.inner.h, i + t.rows * a));
	for (let n = s; n <= Math.min(t.rows, s + t.inner.h / a + 1); n++) e.moveTo(Math.max(0, r), i + n * a), e.lineTo(Math.min(t.inner.w, r + t.keys * a), i + n * a);
	e.stroke(), e.globalAlpha = 1;
}
function Om(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform;
	if (t.level > 0 || o < 6) return;
	let [s, c] = t.transform.invert([0, 0]).map((e) => Math.max(0, Math.floor(e)));
	e.strokeStyle = r("ink");
	for (let r = c; r < Math.min(t.rows, c + t.inner.h / o + 1); r++) for (let c = s; c < Math.min(t.keys, s + t.inner.w / o + 1); c++) Number.isNaN(n.value(0, r, c, t.size)) && e.strokeRect(i + c * o + 1.5, a + r * o + 1.5, o - 3, o - 3);
}
function km(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform, s = 2 ** t.level, [c, l] = [Math.floor(n.row / s) * s, Math.floor(n.col / s) * s], u = Math.max(2, s * o);
	e.fillStyle = r("ink"), e.globalAlpha = .16;
	let [d, f, p] = [
		i + l * o,
		a + c * o,
		Math.max(1, s * o)
	], [m, h] = [Math.max(0, i), Math.min(t.inner.w, i + t.keys * o)], [g, _] = [Math.max(0, a), Math.min(t.inner.h, a + t.rows * o)];
	e.fillRect(m, f, d - m, p), e.fillRect(d + p, f, h - d - p, p), e.fillRect(d, g, p, f - g), e.fillRect(d, f + p, p, _ - f - p), e.globalAlpha = 1, e.lineWidth = 2, e.strokeStyle = r("paper"), e.strokeRect(i + l * o - 2, a + c * o - 2, u + 4, u + 4), e.strokeStyle = r("key-fill"), e.strokeRect(i + l * o - 1, a + c * o - 1, u + 2, u + 2);
}
function Am(e, t, n, r, i) {
	let { x: a, y: o, k: s } = t.transform, c = Math.max(1, Math.ceil(14 / s));
	e.font = `12px ${i}`, e.textBaseline = "middle";
	let l = (e) => e.slice(0, t.margin.left < 80 ? 8 : 14), u = (e, t) => s >= 7 ? l(Oo(e[t])) : t.toLocaleString("en"), d = c === 1 ? 1 : jm(s >= 7 ? c : 48 / s);
	e.textAlign = "right";
	let f = n.cursor;
	for (let i = Math.max(0, Math.ceil(-o / s / d) * d); i < t.rows && o + i * s < t.inner.h; i += d) {
		let a = o + (i + (d === 1 ? .5 : 0)) * s;
		a < 0 || a > t.inner.h || f && Math.abs(a - (o + (f.row + .5) * s)) < 13 || (e.fillStyle = r("soft"), e.fillText(u(n.tokens.asks, n.tokens.rowToken(i)), t.margin.left - 6, t.margin.top + a));
	}
	if (f) {
		e.fillStyle = r("query"), e.font = `600 12px ${i}`;
		let a = o + (f.row + .5) * s;
		a >= 0 && a <= t.inner.h && e.fillText(l(Oo(n.tokens.asks[n.tokens.rowToken(f.row)])), t.margin.left - 6, t.margin.top + a);
	}
	e.textAlign = "left";
	let p = (n, r) => {
		e.save(), e.translate(t.margin.left + r, t.margin.top - 6), e.rotate(-Math.PI / 3.2), e.fillText(n, 0, 0), e.restore();
	};
	e.font = `12px ${i}`;
	for (let i = Math.max(0, Math.ceil(-a / s / d) * d); i < t.keys && a + i * s < t.inner.w; i += d) {
		let o = a + (i + (d === 1 ? .5 : 0)) * s;
		o < 0 || o > t.inner.w || f && Math.abs(o - (a + (f.col + .5) * s)) < 13 || (e.fillStyle = r("soft"), p(u(n.tokens.answers, i + n.tokens.firstKey), o));
	}
	if (f) {
		let o = a + (f.col + .5) * s;
		e.fillStyle = r("key"), e.font = `600 12px ${i}`, o >= 0 && o <= t.inner.w && p(l(Oo(n.tokens.answers[f.col + n.tokens.firstKey])), o);
	}
}
function jm(e) {
	let t = 10 ** Math.floor(Math.log10(Math.max(1, e)));
	return ([
		1,
		2,
		5,
		10
	].find((n) => n * t >= e) ?? 10) * t;
}
function Mm(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform, s = (e, t, n, r) => {
		let i = 0;
		for (let t of e) t > i && (i = t);
		let a = Math.max(1, o), s = Math.max(1, Math.floor(1 / o));
		for (let c = Math.max(0, Math.floor(-t / o)); c < e.length && t + c * o < n; c += s) {
			let n = 0;
			for (let t = c; t < Math.min(e.length, c + s); t++) e[t] > n && (n = e[t]);
			t + c * o >= 0 && n > 0 && r(t + c * o, i ? n / i : 0, a);
		}
	}, [c, l] = [Math.min(t.inner.w, i + t.keys * o), Math.min(t.inner.h, a + t.rows * o)];
	e.fillStyle = r("query"), s(n.entropy, a, t.inner.h, (n, r, i) => e.fillRect(t.margin.left + c + 4, t.margin.top + n, 18 * r, Math.max(1, i - +(i > 3)))), e.fillStyle = r("key-fill"), s(n.received, i, t.inner.w, (n, r, i) => e.fillRect(t.margin.left + n, t.margin.top + l + 4, Math.max(1, i - +(i > 3)), 18 * r));
}
// src/explore/tiles.ts
var Nm = 160, Pm = 4, Fm = class {
	source;
	heads;
	reduce;
	omit;
	levels;
	changed;
	failed;
	#e = /* @__PURE__ */ new Map();
	#t = /* @__PURE__ */ new Map();
	#n = [];
	#r = /* @__PURE__ */ new Set();
	#i = /* @__PURE__ */ new Map();
	#a = !1;
	times = [];
	refined = [];
	left = 0;
	constructor(e, t, n, r, i, a, o) {
		this.source = e, this.heads = t, this.reduce = n, this.omit = r, this.levels = i, this.changed = a, this.failed = o;
	}
	get waiting() {
		return this.#t.size + this.#n.length;
	}
	want(e) {
		let t = e.filter((e) => {
			let t = this.#s(e), n = this.#e.get(t);
			return n && (this.#e.delete(t), this.#e.set(t, n)), !this.#r.has(t) && (!n || n.effort < e.effort);
		}), n = t.some((e) => e.effort === 0), r = new Set(t.filter((e) => !n || e.effort === 0).map((e) => this.#c(e)));
		for (let [e, t] of this.#t) r.has(e) || (t.abort(), this.#t.delete(e));
		this.#n = t.filter((e) => !this.#t.has(this.#c(e))), this.#l();
	}
	get(e, t, n) {
		return this.#e.get(`${e}/${t}/${n}`);
	}
	value(e, t, n, r) {
		let i = this.get(e, Math.floor(t / r), Math.floor(n / r));
		return i?.numbers.values[t % r * i.numbers.shape[1] + n % r];
	}
	scale(e, t) {
		let n = `${e}/${t}`, r = this.#i.get(n);
		if (r) return r;
		let i = 0, a = [];
		for (let [n, r] of this.#e) {
			if (Number(n.split("/")[0]) !== e) continue;
			let o = this.source.signed ? r.numbers.values.map(Im) : r.numbers.values;
			for (let e of o) e > i && e < Infinity && (i = e);
			t === "rank" && a.push(ll(o));
		}
		let o = new Float32Array(a.reduce((e, t) => e + t.length, 0)), s = 0;
		for (let e of a) o.set(e, s), s += e.length;
		let c = (this.source.signed ? al : il)(t, Lm(i), t === "rank" ? o.sort() : o);
		return this.#i.set(n, c), c;
	}
	picture(e, t, n, r) {
		let i = this.get(e, t, n);
		if (!i) return null;
		let a = this.scale(e, r.scaling), o = `${r.name} ${r.scaling} ${a.high} ${r.scaling === "rank" ? this.#o(e) : 0}`;
		if (i.picture && i.painted === o) return i.picture;
		let [s, c] = i.numbers.shape;
		i.picture ??= Object.assign(document.createElement("canvas"), {
			width: c,
			height: s
		});
		let l = ul(i.numbers.values, a, r.colours, r.nan);
		return i.picture.getContext("2d").putImageData(new ImageData(l, c, s), 0, 0), i.painted = o, i.picture;
	}
	close() {
		this.#a = !0, this.#n = [];
		for (let e of this.#t.values()) e.abort();
	}
	#o(e) {
		let t = 0;
		for (let n of this.#e.keys()) n.startsWith(`${e}/`) && t++;
		return t;
	}
	#s(e) {
		return `${e.level}/${e.row}/${e.col}`;
	}
	#c(e) {
		return `${this.#s(e)}/${e.effort}`;
	}
	#l() {
		for (; !this.#a && this.#t.size < Pm && this.#n.length;) {
			let e = this.#n[0];
			if (e.effort > 0 && [...this.#t.keys()].some((e) => e.endsWith("/0"))) return;
			this.#n.shift();
			let t = this.#e.get(this.#s(e));
			(!t || t.effort < e.effort) && this.#u(e);
		}
	}
	async #u(e) {
		let [t, n] = [this.#s(e), this.#c(e)], r = new AbortController();
		this.#t.set(n, r);
		let i = performance.now();
		try {
			let n = {
				heads: this.heads,
				reduce: this.reduce,
				omit: this.omit,
				...e
			}, a = await this.source.tile(n, r.signal);
			(e.effort ? this.refined : this.times).push(performance.now() - i), this.#e.set(t, {
				numbers: a,
				effort: a.read === 1 ? 9 : e.effort,
				picture: null,
				painted: ""
			});
			for (let t of [...this.#i.keys()]) t.startsWith(`${e.level}/`) && this.#i.delete(t);
			for (; this.#e.size > Nm;) {
				let e = [...this.#e.keys()].find((e) => Number(e.split("/")[0]) < this.levels - 1);
				if (e === void 0) break;
				this.#e.delete(e);
			}
		} catch (e) {
			e.name === "AbortError" ? this.left++ : (this.#r.add(t), this.failed(e.message));
		} finally {
			this.#t.get(n) === r && this.#t.delete(n), this.#a || (this.changed(), this.#l());
		}
	}
}, Im = (e) => e === -Infinity ? e : Math.abs(e);
function Lm(e) {
	if (!(e > 0)) return 1;
	let t = 10 ** Math.floor(Math.log10(e));
	return ([
		1,
		2,
		5,
		10
	].find((n) => n * t >= e * (1 - 1e-6)) ?? 10) * t;
}
// src/explore/MapView.svelte
var Rm = /* @__PURE__ */ q("<!> <div class=\"frame svelte-4silnu\"><canvas tabindex=\"0\" role=\"application\" data-testid=\"map\"></canvas> <!></div> <div class=\"below svelte-4silnu\"><p class=\"under svelte-4silnu\"> </p> <!></div> <!>", 1), zm = {
	hash: "svelte-4silnu",
	code: ".frame.svelte-4silnu {position:relative;}.map.svelte-4silnu {display:block;width:100%;height:clamp(20rem, calc(var(--view) - 16.5rem), 60rem);touch-action:none;cursor:crosshair;outline-offset:-2px;}.map.beside.svelte-4silnu {height:clamp(18rem, 33vw, calc(var(--view) - 16.5rem));}.below.svelte-4silnu {display:flex;flex-wrap:wrap;justify-content:space-between;gap:0.3rem 2rem;align-items:flex-start;}.under.svelte-4silnu {margin:0.2rem 0;font-size:0.92rem;font-variant-numeric:tabular-nums;min-height:1.6em;min-width:0;overflow-wrap:anywhere;}"
};
function Bm(e, t) {
	let n = Or();
	He(t, !0), li(e, zm);
	let r = Q(t, "place", 7), i = Q(t, "side", 3, ""), a = Q(t, "first", 3, !0), o = /* @__PURE__ */ P(() => $i.t.explore), s = /* @__PURE__ */ I(void 0), c = /* @__PURE__ */ I(800), l = /* @__PURE__ */ I(560), u = /* @__PURE__ */ I(Gp), d = /* @__PURE__ */ I(0), f = /* @__PURE__ */ I(""), p = /* @__PURE__ */ I(!1), m = /* @__PURE__ */ I(null), h = /* @__PURE__ */ P(() => r().of), g = /* @__PURE__ */ P(() => r().cursor), _ = /* @__PURE__ */ P(() => r().info.tile), v = /* @__PURE__ */ P(() => {
		let [e, n, i, a] = [
			r().heads,
			r().reduce,
			r().omit,
			G(h).levels
		];
		return cr(() => new Fm(t.source, e, n, i, a, () => Wt(d), (e) => L(f, e, !0)));
	});
	V(() => {
		let e = G(v);
		return L(f, ""), a() && (window.qkvTiles = e), () => e.close();
	});
	let y = /* @__PURE__ */ P(() => t.source.signed ? ia.shown === "dark" ? "signed-dark" : "signed" : r().palette), b = /* @__PURE__ */ P(() => {
		ia.shown;
		let e = G(s) && /#(..)(..)(..)/.exec(getComputedStyle(G(s)).getPropertyValue("--nan")), t = e ? e.slice(1).map((e) => parseInt(e, 16)) : [
			212,
			0,
			140
		];
		return {
			scaling: r().scaling,
			colours: tl(G(y)),
			nan: t,
			name: `${G(y)} ${ia.shown}`
		};
	}), x = /* @__PURE__ */ P(() => G(c) < 520), S = /* @__PURE__ */ P(() => ({
		left: G(x) ? 64 : 112,
		top: G(x) ? 58 : 84,
		right: 26,
		bottom: 26
	})), C = /* @__PURE__ */ P(() => ({
		w: Math.max(50, G(c) - G(S).left - G(S).right),
		h: Math.max(50, G(l) - G(S).top - G(S).bottom)
	})), w = /* @__PURE__ */ P(() => Math.min(G(C).w / G(h).keys, G(C).h / G(h).rows)), T = /* @__PURE__ */ P(() => {
		let e = (devicePixelRatio || 1) * G(u).k;
		return Math.max(t.source.finest(r().heads), Math.min(G(h).levels - 1, Math.floor(-Math.log2(Math.max(1e-9, e)) + .35)));
	}), E = /* @__PURE__ */ P(() => ({
		margin: G(S),
		inner: G(C),
		width: G(c),
		height: G(l),
		transform: G(u),
		level: G(T),
		size: G(_),
		rows: G(h).rows,
		keys: G(h).keys,
		levels: G(h).levels
	})), D = tm().on("zoom", (e) => {
		if (L(u, e.transform), !e.sourceEvent && O) return;
		let t = Math.abs(G(u).k / G(w) - 1) < .01, [n, i] = [(G(C).w / 2 - G(u).x) / G(u).k, (G(C).h / 2 - G(u).y) / G(u).k];
		r().window = ee = t ? null : {
			x: n,
			y: i,
			k: G(u).k
		};
	}), ee = null, O = !1;
	function te() {
		ee = r().window, O = !0, k(r().window), O = !1;
	}
	V(() => {
		G(s) && D.scaleExtent([G(w), Math.max(40, G(w))]).extent([[0, 0], [G(C).w, G(C).h]]).translateExtent([[0, 0], [Math.max(G(h).keys, G(C).w / G(w)), Math.max(G(h).rows, G(C).h / G(w))]]).filter((e) => !e.button && e.type !== "dblclick");
	}), V(() => {
		G(w), G(h).rows, G(h).keys, G(s) && cr(te);
	}), V(() => {
		G(s) && r().window !== ee && cr(te);
	});
	function k(e) {
		if (!G(s)) return;
		let t = e ? Math.min(Math.max(e.k, G(w)), Math.max(40, G(w))) : G(w), [n, r] = e ? [e.x, e.y] : [G(h).keys / 2, G(h).rows / 2], [i, a] = e ? [G(C).w / 2 - n * t, G(C).h / 2 - r * t] : [0, 0];
		Od(G(s)).call(D.transform, Gp.translate(i, a).scale(t));
	}
	function ne(e) {
		if (!G(s)) return;
		let t = G(g) ?? {
			row: G(h).rows / 2,
			col: G(h).keys / 2
		};
		Od(G(s)).call(D.scaleBy, e, G(g) ? [G(u).applyX(t.col + .5), G(u).applyY(t.row + .5)] : void 0);
	}
	Hr(() => {
		let e = G(s);
		Od(e).call(D).on("dblclick.zoom", null);
		let t = new ResizeObserver(([e]) => {
			let t = e.contentRect;
			L(c, Math.round(t.width), !0), L(l, Math.round(t.height), !0);
		});
		return t.observe(e), () => t.disconnect();
	}), V(() => {
		let { first: e, last: t } = bm(G(E), G(T)), n = [{
			level: G(h).levels - 1,
			row: 0,
			col: 0,
			effort: 0
		}], r = [(e[0] + t[0]) / 2, (e[1] + t[1]) / 2], i = [];
		for (let n = e[0]; n <= t[0]; n++) for (let r = e[1]; r <= t[1]; r++) i.push({
			level: G(T),
			row: n,
			col: r,
			effort: 0
		});
		i.sort((e, t) => Math.hypot(e.row - r[0], e.col - r[1]) - Math.hypot(t.row - r[0], t.col - r[1]));
		let a = i.slice(0, 64), [o, s] = [[
			...n,
			...a,
			...a.map((e) => ({
				...e,
				effort: 1
			}))
		], G(v)];
		cr(() => s.want(o));
	});
	let re = 0;
	V(() => {
		G(E), G(d), G(b), G(ie), G(v), r().queries, G(o), cancelAnimationFrame(re), re = requestAnimationFrame(() => {
			G(s) && xm(G(s), G(E), G(v), G(b), G(ie));
		});
	});
	let ie = /* @__PURE__ */ P(() => ({
		cursor: G(g),
		tracks: G(m),
		tokens: {
			asks: r().asks.tokens,
			answers: r().answers.tokens,
			rowToken: (e) => Ao(G(h), e),
			firstKey: G(h).first_key
		}
	}));
	V(() => {
		let e = r().heads;
		if (L(m, null), typeof r().head != "number" || !t.source.live || t.source.signed) return;
		let n = new AbortController(), i = G(h).rows;
		return t.source.tracks(e, n.signal).then((e) => L(m, {
			entropy: e.values.slice(0, i),
			received: e.values.slice(i)
		}), () => void 0), () => n.abort();
	});
	let A = /* @__PURE__ */ P(() => 2 ** G(T)), ae = /* @__PURE__ */ P(() => {
		if (G(d), !G(g)) return null;
		let [e, t] = [Math.floor(G(g).row / G(A)), Math.floor(G(g).col / G(A))], n = G(v).value(0, G(g).row, G(g).col, G(_));
		return {
			value: n ?? G(v).value(G(T), e, t, G(_)),
			rows: oe(r().asks.tokens, Ao(G(h), G(g).row), n === void 0 ? G(A) : 1),
			cols: oe(r().answers.tokens, G(g).col + G(h).first_key, n === void 0 ? G(A) : 1),
			exact: n !== void 0 || G(A) === 1
		};
	});
	function oe(e, t, n) {
		if (n === 1) return `${Oo(e[t])} (${t})`;
		let r = Math.floor(t / n) * n;
		return `${Oo(e[r])} … ${Oo(e[Math.min(e.length - 1, r + n - 1)])} (${r}–${Math.min(e.length - 1, r + n - 1)})`;
	}
	function se(e) {
		let n = e.value, i = n === void 0 ? "…" : n === -Infinity ? G(o).hiddenByMask : Number.isNaN(n) ? "NaN" : $(n), a = t.source.signed ? G(o).shareDifference : e.exact ? G(o).share : r().reduce === "max" ? G(o).maxOf(G(A)) : G(o).meanOf(G(A));
		return `${e.rows} → ${e.cols}: ${i}${n !== void 0 && n !== -Infinity ? ` ${a}` : ""}`;
	}
	function ce(e) {
		let [t, n] = G(u).invert([e.offsetX - G(S).left, e.offsetY - G(S).top]), [i, a] = [Math.floor(n), Math.floor(t)];
		r().cursor = i >= 0 && i < G(h).rows && a >= 0 && a < G(h).keys ? {
			row: i,
			col: a
		} : null;
	}
	function le() {
		if (!G(g)) return;
		let e = {
			queries: [Ao(G(h), G(g).row)],
			key: G(g).col + G(h).first_key
		};
		G(A) > 1 && G(u).k < 20 ? k({
			x: G(g).col + .5,
			y: G(g).row + .5,
			k: Math.min(40, G(u).k * 4)
		}) : r().go(typeof r().head == "number" ? {
			...e,
			view: "cell"
		} : e);
	}
	function ue(e) {
		if (e.altKey || e.ctrlKey || e.metaKey) return;
		let n = (e.shiftKey ? 10 : 1) * G(A), i = G(g) ?? {
			row: Math.max(0, ko(G(h), r().query)),
			col: Math.max(0, r().key - G(h).first_key)
		}, a = {
			ArrowUp: [-n, 0],
			ArrowDown: [n, 0],
			ArrowLeft: [0, -n],
			ArrowRight: [0, n]
		}[e.key];
		if (a) r().cursor = {
			row: Math.min(G(h).rows - 1, Math.max(0, i.row + a[0])),
			col: Math.min(G(h).keys - 1, Math.max(0, i.col + a[1]))
		}, de(), queueMicrotask(() => G(ae) && t.say(se(G(ae))));
		else if (e.key === "+" || e.key === "=") ne(2);
		else if (e.key === "-") ne(.5);
		else if (e.key === "0") k(null);
		else if (e.key === "Enter") le();
		else if (e.key === "Escape") r().cursor = null;
		else return;
		e.preventDefault();
	}
	function de() {
		if (!G(g) || !G(s)) return;
		let [e, t] = [G(u).applyX(G(g).col + .5), G(u).applyY(G(g).row + .5)];
		(e < 0 || t < 0 || e > G(C).w || t > G(C).h) && k({
			x: G(g).col + .5,
			y: G(g).row + .5,
			k: G(u).k
		});
	}
	let fe = [0, 0], pe = /* @__PURE__ */ P(() => (G(d), G(v).scale(G(T), r().scaling))), me = /* @__PURE__ */ P(() => {
		G(d);
		let { first: e } = bm(G(E), G(T));
		return G(v).get(G(T), e[0], e[1])?.numbers.read ?? 1;
	}), he = /* @__PURE__ */ P(() => (G(d), G(v).picture(G(h).levels - 1, 0, 0, G(b))));
	V(() => {
		G(s) && Na.set(G(s), (e) => Sm(e, G(s), G(E), G(v), G(b), G(ie)));
	});
	function ge() {
		let [e, n] = G(u).invert([0, 0]), [a, s] = G(u).invert([G(C).w, G(C).h]), c = (e, t, n) => {
			let [r, i] = [Math.max(0, Math.floor(e / G(A))), Math.min(Math.ceil(n / G(A)), Math.ceil(t / G(A)))];
			return Array.from({ length: Math.max(0, i - r) }, (e, t) => r + t);
		}, [l, d] = [c(n, s, G(h).rows), c(e, a, G(h).keys)], f = (e) => e * G(A) + G(h).first_key;
		return {
			about: {
				question: G(o).mapTitle,
				model: r().info.model,
				heads: r().heads,
				where: t.where,
				unit: "share",
				side: i() || void 0,
				kind: G(T) === 0 ? "measured" : "derived",
				cells_in_a_bin: [G(A), G(A)],
				reduce: G(A) > 1 ? r().reduce : void 0,
				read_one_cell_in: G(me),
				queries: l.map((e) => Ao(G(h), e * G(A))),
				keys: d.map(f)
			},
			columns: [
				"query",
				"token",
				...d.map((e) => `${f(e)} ${Oo(r().answers.tokens[f(e)])}`)
			],
			rows: l.map((e) => {
				let t = Ao(G(h), e * G(A));
				return [
					t,
					r().asks.tokens[t] ?? "",
					...d.map((t) => G(v).value(G(T), e, t, G(_)) ?? null)
				];
			})
		};
	}
	{
		let c = /* @__PURE__ */ P(() => t.where), l = /* @__PURE__ */ P(() => G(h).rows.toLocaleString("en")), m = /* @__PURE__ */ P(() => G(h).keys.toLocaleString("en")), g = /* @__PURE__ */ P(() => t.source.signed ? G(o).shareDifference : G(o).share), _ = /* @__PURE__ */ P(() => G(T) === 0 ? G(o).measured : G(o).derived), b = /* @__PURE__ */ P(() => r().heads.replaceAll("*", "mean"));
		$a(e, {
			get title() {
				return G(o).mapTitle;
			},
			get facts() {
				return `${G(c) ?? ""} · ${G(l) ?? ""} × ${G(m) ?? ""} · ${G(g) ?? ""} · ${G(_) ?? ""}`;
			},
			get name() {
				return `map-${G(b) ?? ""}`;
			},
			get side() {
				return i();
			},
			get problem() {
				return G(f);
			},
			numbers: ge,
			children: (e, c) => {
				var l = Rm(), f = an(l), m = (e) => {
					um(e, {
						get place() {
							return r();
						},
						get live() {
							return t.source.live;
						},
						zoomIn: () => ne(2),
						zoomOut: () => ne(.5),
						home: () => k(null),
						get asTable() {
							return G(p);
						},
						set asTable(e) {
							L(p, e, !0);
						}
					});
				};
				X(f, (e) => {
					a() && e(m);
				});
				var g = B(f, 2), _ = R(g);
				let b;
				Vi(_, (e) => L(s, e), () => G(s));
				var x = B(_, 2), S = (e) => {
					ym(e, {
						get picture() {
							return G(he);
						},
						get version() {
							return G(d);
						},
						get frame() {
							return G(E);
						},
						goTo: (e, t) => k({
							x: e,
							y: t,
							k: G(u).k
						}),
						get label() {
							return G(o).minimap;
						}
					});
				};
				X(x, (e) => {
					G(he) && G(h).levels > 1 && G(u).k > G(w) * 1.2 && e(S);
				}), N(g);
				var C = B(g, 2), D = R(C), ee = z(D, !0), O = B(D, 2);
				{
					let e = /* @__PURE__ */ P(() => G(me) > 1 ? G(o).sampled(G(me)) : "");
					om(O, {
						get scale() {
							return G(pe);
						},
						get scaling() {
							return r().scaling;
						},
						get palette() {
							return G(y);
						},
						get signed() {
							return t.source.signed;
						},
						get sampled() {
							return G(e);
						}
					});
				}
				N(C);
				var te = B(C, 2), re = (e) => {
					gm(e, {
						get tiles() {
							return G(v);
						},
						get version() {
							return G(d);
						},
						get level() {
							return G(T);
						},
						get frame() {
							return G(E);
						},
						get place() {
							return r();
						}
					});
				};
				X(te, (e) => {
					G(p) && e(re);
				}), H((e) => {
					b = gi(_, 1, "map svelte-4silnu", null, b, { beside: i() !== "" }), Z(_, "aria-label", G(o).mapLabel), Z(_, "aria-describedby", `${n}-under`), Z(D, "id", `${n}-under`), Y(ee, e);
				}, [() => G(ae) ? se(G(ae)) : G(o).mapHint]), K("keydown", _, ue), K("pointermove", _, ce), hr("pointerleave", _, () => r().cursor = null), K("pointerdown", _, (e) => fe = [e.clientX, e.clientY]), K("click", _, (e) => Math.hypot(e.clientX - fe[0], e.clientY - fe[1]) < 4 && le()), J(e, l);
			},
			$$slots: { default: !0 }
		});
	}
	Ue();
}
gr([
	"keydown",
	"pointermove",
	"pointerdown",
	"click"
]);
// src/explore/Arcs.svelte
var Vm = /* @__PURE__ */ Tr("<path class=\"svelte-1kf7bqi\"></path>"), Hm = /* @__PURE__ */ Tr("<svg aria-hidden=\"true\" class=\"svelte-1kf7bqi\"></svg>"), Um = {
	hash: "svelte-1kf7bqi",
	code: "svg.svelte-1kf7bqi {position:absolute;inset:0 auto auto 0;pointer-events:none;overflow:hidden;}path.svelte-1kf7bqi {fill:none;stroke:var(--query);stroke-linecap:round;opacity:0.65;}"
};
function Wm(e, t) {
	He(t, !0), li(e, Um);
	let n = /* @__PURE__ */ I([]), r = /* @__PURE__ */ I([0, 0]), i = 0;
	function a() {
		let e = t.running.box.getBoundingClientRect();
		L(r, [e.width, e.height]);
		let i = (n) => {
			let r = t.running.elements[n]?.getClientRects()[0];
			return r ? [r.left + r.width / 2 - e.left, r.top - e.top + 3] : null;
		}, a = i(t.from);
		if (!a) {
			L(n, []);
			return;
		}
		let o = (t) => t > -4 && t < e.height + 4;
		L(n, t.to.flatMap((e) => {
			let n = i(e);
			if (!n || !o(a[1]) || !o(n[1])) return [];
			let [[r, s], [c, l]] = [a, n], u = Math.min(48, 12 + Math.abs(c - r) * .12 + Math.abs(l - s) * .15), d = Math.min(s, l) - u, f = Math.min(1, (t.values?.[e] ?? 0) / t.most);
			return [{
				d: `M${r},${s}C${r},${d} ${c},${d} ${c},${l}`,
				width: .8 + 4.2 * f,
				key: e
			}];
		}));
	}
	function o() {
		cancelAnimationFrame(i), i = requestAnimationFrame(a);
	}
	V(() => {
		t.from, t.to, t.values, t.running, o();
	}), Hr(() => {
		t.running.box.addEventListener("scroll", o, { passive: !0 });
		let e = new ResizeObserver(o);
		return e.observe(t.running.box), () => {
			t.running.box.removeEventListener("scroll", o), e.disconnect(), cancelAnimationFrame(i);
		};
	});
	var s = Hm();
	qr(s, 21, () => G(n), (e) => e.key, (e, t) => {
		var n = Vm();
		H(() => {
			Z(n, "d", G(t).d), Z(n, "stroke-width", G(t).width);
		}), J(e, n);
	}), N(s), H(() => {
		Z(s, "width", G(r)[0]), Z(s, "height", G(r)[1]);
	}), J(e, s), Ue();
}
// src/explore/TextView.svelte
var Gm = /* @__PURE__ */ q("<option> </option>"), Km = /* @__PURE__ */ q("<label class=\"other svelte-1isuosp\"> <select></select></label>"), qm = /* @__PURE__ */ q("<span class=\"sink svelte-1isuosp\"> </span>"), Jm = /* @__PURE__ */ q("<tr><td><button> </button> <!></td><td class=\"number\"> </td><td class=\"number\"><button class=\"weight\"> </button> <span></span></td></tr>"), Ym = /* @__PURE__ */ q("<p class=\"note\"> </p>"), Xm = /* @__PURE__ */ q("<!> <table class=\"strongest\"><caption> </caption><thead><tr><th scope=\"col\"> </th><th scope=\"col\"> </th><th scope=\"col\"> </th></tr></thead><tbody></tbody></table> <!>", 1), Zm = /* @__PURE__ */ q("<!> <!>", 1), Qm = {
	hash: "svelte-1isuosp",
	code: ".sink.svelte-1isuosp {font-size:0.7rem;color:var(--soft);border:1px dashed var(--line-strong);border-radius:3px;padding:0 0.25rem;margin-left:0.3rem;}.bar.less.svelte-1isuosp {background:var(--output-fill);}.other.svelte-1isuosp {display:block;font-size:0.85rem;margin-bottom:0.8rem;}"
};
function $m(e, t) {
	He(t, !0), li(e, Qm);
	let n = Q(t, "side", 3, ""), r = Q(t, "first", 3, !0), i = /* @__PURE__ */ P(() => $i.t.explore), a = ["query", null], o = ["value", "output"], s = /* @__PURE__ */ I(""), c = /* @__PURE__ */ I(!1), l = /* @__PURE__ */ I(null), u = /* @__PURE__ */ I(null), d = /* @__PURE__ */ P(() => t.place.ask === "read"), f = /* @__PURE__ */ P(() => t.place.of.streams[0] === t.place.of.streams[1]), p = /* @__PURE__ */ P(() => G(d) ? t.place.answers : t.place.asks), m = /* @__PURE__ */ P(() => G(d) ? t.place.asks : t.place.answers), h = /* @__PURE__ */ P(() => jo(G(p), t.place.by)), g = /* @__PURE__ */ P(() => jo(G(m), t.place.by)), v = /* @__PURE__ */ P(() => [...new Set(t.place.queries.map((e) => G(g).owner[e] ?? 0))]), y = /* @__PURE__ */ P(() => G(l) && t.source.signed ? G(l).map((e) => e === -Infinity ? e : Math.abs(e)) : G(l)), b = /* @__PURE__ */ P(() => G(y) ? No(G(y), 12) : []), x = /* @__PURE__ */ P(() => G(y) ? t.place.what === "share" && G(d) ? 1 : (G(y)[G(b)[0] ?? 0] ?? 1) || 1 : 1), S = /* @__PURE__ */ P(() => G(l) && G(f) && !t.source.signed ? No(G(l), 8, (e) => G(v).includes(e) || G(l)[e] < .01 * G(x)) : []), C = /* @__PURE__ */ P(() => {
		let e = G(v).slice(-3).map((e) => `“${w(G(m).tokens, G(g).starts, e)}”`).join(", ");
		return G(d) ? G(i).whatRead(e) : G(i).whoRead(e);
	});
	function w(e, t, n) {
		return Oo(e.slice(t[n], t[n + 1]).join(""));
	}
	let T = null;
	V(() => {
		let [e, n, r] = [
			t.place.heads,
			t.place.what,
			G(d)
		], i = G(v).map((e) => [G(g).starts[e], G(g).starts[e + 1] - 1]), a = t.place.of, o = G(h);
		T?.abort();
		let u = T = new AbortController(), f = setTimeout(() => L(c, !0), 150);
		return (async () => {
			try {
				let c;
				if (r) {
					let r = i.map(([, e]) => Ao(a, Math.max(0, ko(a, e))));
					c = Mo(E((await t.source.row(e, r, n, u.signal)).values, r.length), a.first_key, o);
				} else {
					let r = i.flatMap(([e, t]) => Array.from({ length: t - e + 1 }, (t, n) => e + n)).filter((e) => e >= a.first_key && e < a.first_key + a.keys).slice(0, 64);
					c = ee(D((await t.source.column(e, r, n, u.signal)).values, r.length), a, o);
				}
				L(l, c), L(s, ""), cr(O);
			} catch (e) {
				if (e.name === "AbortError") return;
				L(s, e.message, !0);
			} finally {
				clearTimeout(f), T === u && L(c, !1);
			}
		})(), () => clearTimeout(f);
	});
	function E(e, t) {
		return t === 1 ? e : D(e, t).map((e) => e === -Infinity ? e : e / t);
	}
	function D(e, t) {
		let n = e.length / Math.max(1, t), r = new Float32Array(n).fill(-Infinity);
		for (let i = 0; i < t; i++) for (let t = 0; t < n; t++) {
			let a = e[i * n + t];
			a !== -Infinity && (r[t] = r[t] === -Infinity ? a : r[t] + a);
		}
		return r;
	}
	function ee(e, t, n) {
		let r = new Float32Array(n.starts.length - 1).fill(-Infinity);
		for (let i = 0; i < r.length; i++) {
			let a = ko(t, n.starts[i + 1] - 1);
			a >= 0 && (r[i] = e[a]);
		}
		return r;
	}
	function O() {
		if (!G(l)) return;
		let e = G(b).slice(0, 3).map((e) => `${w(G(p).tokens, G(h).starts, e)} ${te(G(l)[e])}`);
		r() && t.say(`${G(C)} ${e.join(", ") || G(i).nothing}`);
	}
	function te(e) {
		let n = t.place.what === "share" ? wo : $;
		return t.source.signed ? Eo(e, n) : n(e);
	}
	function k(e, n) {
		let r = G(h).starts[e + 1] - 1;
		G(f) && (G(d) && ko(t.place.of, r) < 0 || (t.place.go({ queries: n ? ne(t.place.queries, r) : [r] }), G(u)?.show(e)));
	}
	function ne(e, t) {
		let n = e.filter((e) => G(g).owner[e] !== G(g).owner[t]);
		return n.length === e.length ? [...e.slice(-31), t] : n.length ? n : e;
	}
	function re() {
		let e = t.place.what === "share" ? "share" : "length";
		return {
			about: {
				question: G(C),
				model: t.place.info.model,
				heads: t.place.heads,
				where: t.where,
				side: n() || void 0,
				unit: e,
				kind: t.place.what === "share" ? "measured" : "derived",
				asked: G(d) ? "read" : "readers",
				queries: t.place.queries
			},
			columns: [
				"first_token",
				"last_token",
				t.place.by === "words" ? "word" : "token",
				e
			],
			rows: [...G(l)].map((e, t) => [
				G(h).starts[t],
				G(h).starts[t + 1] - 1,
				G(p).tokens.slice(G(h).starts[t], G(h).starts[t + 1]).join(""),
				e
			])
		};
	}
	{
		let T = /* @__PURE__ */ P(() => t.where), E = /* @__PURE__ */ P(() => t.source.signed ? `${G(i).difference}: ` : ""), D = /* @__PURE__ */ P(() => G(d) ? G(i).unit[t.place.what] : G(i).unitTaken[t.place.what]), ee = /* @__PURE__ */ P(() => t.place.what === "share" ? G(i).measured : G(i).derived), O = /* @__PURE__ */ P(() => t.place.heads.replaceAll("*", "mean")), ne = /* @__PURE__ */ P(() => t.place.queries.join("-")), ie = /* @__PURE__ */ P(() => G(l) && re);
		$a(e, {
			get title() {
				return G(C);
			},
			get facts() {
				return `${G(T) ?? ""} · ${G(E) ?? ""}${G(D) ?? ""} · ${G(ee) ?? ""}`;
			},
			get name() {
				return `text-${G(O) ?? ""}-${G(ne) ?? ""}`;
			},
			get side() {
				return n();
			},
			get problem() {
				return G(s);
			},
			get numbers() {
				return G(ie);
			},
			children: (e, n) => {
				var s = Zm(), C = an(s), T = (e) => {
					Sa(e, { get place() {
						return t.place;
					} });
				};
				X(C, (e) => {
					r() && e(T);
				});
				var E = B(C, 2);
				{
					let e = (e, t = _) => {
						var n = Dr(), r = an(n), i = (e) => {
							Wm(e, {
								get running() {
									return t();
								},
								get from() {
									return G(v)[0];
								},
								get to() {
									return G(S);
								},
								get values() {
									return G(l);
								},
								get most() {
									return G(x);
								}
							});
						};
						X(r, (e) => {
							G(S).length && G(v).length === 1 && e(i);
						}), J(e, n);
					}, n = (e) => {
						var n = Xm(), r = an(n), a = (e) => {
							var n = Km(), r = R(n), a = B(r);
							qr(a, 22, () => G(g).starts.slice(0, 400), (e) => e, (e, t, n) => {
								var r = Dr(), i = an(r), a = (e) => {
									var t = Gm(), r = z(t, !0), i = {};
									H((e) => {
										Y(r, e), i !== (i = G(n)) && (t.value = (t.__value = i) ?? "");
									}, [() => w(G(m).tokens, G(g).starts, G(n))]), J(e, t);
								};
								X(i, (e) => {
									G(n) < G(g).starts.length - 1 && e(a);
								}), J(e, r);
							}), N(a);
							var o;
							Si(a), N(n), H((e) => {
								Y(r, `${e ?? ""} `), o !== (o = G(v)[0]) && (a.value = (a.__value = o) ?? "", xi(a, o));
							}, [() => G(d) ? G(i).asksLabel(t.place.of.streams[0]) : G(i).answersLabel(t.place.of.streams[1])]), K("change", a, (e) => t.place.go({ queries: [G(g).starts[Number(e.currentTarget.value) + 1] - 1] })), J(e, n);
						};
						X(r, (e) => {
							G(f) || e(a);
						});
						var o = B(r, 2), s = R(o), c = z(s, !0), u = B(s), _ = R(u), x = R(_), S = z(x, !0), C = B(x), T = z(C, !0), E = z(B(C), !0);
						N(_), N(u);
						var D = B(u);
						qr(D, 20, () => G(b), (e) => e, (e, n) => {
							var r = Jm(), a = R(r), o = R(a), s = z(o, !0), c = B(o, 2), u = (e) => {
								var t = qm(), n = z(t, !0);
								H(() => {
									Z(t, "title", G(i).sinkWhy), Y(n, G(i).sink);
								}), J(e, t);
							}, m = /* @__PURE__ */ P(() => n === 0 || G(p).special.includes(G(h).starts[n]));
							X(c, (e) => {
								G(m) && e(u);
							}), N(a);
							var g = B(a), _ = z(g, !0), v = B(g), x = R(v), S = z(x, !0), C = B(x, 2);
							let T, E;
							N(v), N(r), H((e, r, a) => {
								o.disabled = !G(f), Y(s, e), Y(_, G(h).starts[n + 1] - 1), Z(x, "title", G(i).whereFrom), x.disabled = typeof t.place.head != "number", Y(S, r), T = gi(C, 1, "bar svelte-1isuosp", null, T, { less: G(l)[n] < 0 }), E = vi(C, "", E, { width: a });
							}, [
								() => w(G(p).tokens, G(h).starts, n),
								() => te(G(l)[n]),
								() => `${Math.min(100, 100 * G(y)[n] / (G(y)[G(b)[0]] || 1))}%`
							]), K("click", o, () => k(n, !1)), K("click", x, () => {
								let e = G(h).starts[n + 1] - 1, r = t.place.query;
								G(d) ? t.place.go({
									view: "cell",
									queries: [r],
									key: e
								}) : t.place.go({
									view: "cell",
									queries: [e],
									key: r
								});
							}), J(e, r);
						}), N(D), N(o);
						var ee = B(o, 2), O = (e) => {
							var t = Ym(), n = z(t, !0);
							H(() => Y(n, G(i).honest)), J(e, t);
						}, ne = (e) => {
							var t = Ym(), n = z(t, !0);
							H(() => Y(n, G(i).contributionNote)), J(e, t);
						};
						X(ee, (e) => {
							t.place.what === "share" ? e(O) : e(ne, -1);
						}), H(() => {
							Y(c, G(d) ? G(i).mostRead : G(i).mostReaders), Y(S, t.place.by === "words" ? G(i).word : G(i).token), Y(T, G(i).position), Y(E, G(i).unitShort[t.place.what]);
						}), J(e, n);
					}, r = /* @__PURE__ */ P(() => G(f) ? G(v) : []), s = /* @__PURE__ */ P(() => t.source.signed ? o : a), C = /* @__PURE__ */ P(() => G(f) ? G(v)[G(v).length - 1] ?? 0 : 0);
					Aa(E, {
						get stream() {
							return G(p);
						},
						get units() {
							return G(h);
						},
						get values() {
							return G(l);
						},
						get most() {
							return G(x);
						},
						get chosen() {
							return G(r);
						},
						get roles() {
							return G(s);
						},
						get busy() {
							return G(c);
						},
						get label() {
							return G(i).textLabel;
						},
						get at() {
							return G(C);
						},
						choose: k,
						move: (e) => k(e, !1),
						get running() {
							return G(u);
						},
						set running(e) {
							L(u, e);
						},
						over: e,
						aside: n,
						$$slots: {
							over: !0,
							aside: !0
						}
					});
				}
				J(e, s);
			},
			$$slots: { default: !0 }
		});
	}
	Ue();
}
gr(["change", "click"]);
// src/explore/numbers.ts
function eh(e, t) {
	return t.map((t, n) => {
		let r = e[n];
		return t === -Infinity && r === -Infinity ? -Infinity : (t === -Infinity ? 0 : t) - (r === -Infinity ? 0 : r);
	});
}
// src/explore/source.ts
var th = class extends Error {}, nh = class {
	ask;
	picture;
	live = !0;
	signed = !1;
	finest = () => 0;
	constructor(e, t) {
		this.ask = e, this.picture = t;
	}
	async #e(e, t, n) {
		return JSON.parse(new TextDecoder().decode((await this.ask(e, t, n)).body));
	}
	async #t(e, t, n) {
		let { body: r, said: i } = await this.ask(e, t, n);
		return {
			values: new Float32Array(r),
			shape: (i("x-qkv-shape") ?? "").split(",").map(Number),
			read: Number(i("x-qkv-read") ?? 1),
			heads: i("x-qkv-heads")?.split(",").map(Number)
		};
	}
	info = () => this.#e("trace", {});
	row = (e, t, n, r) => this.#t("row", {
		heads: e,
		queries: t.join(","),
		what: n
	}, r);
	column = (e, t, n, r) => this.#t("column", {
		heads: e,
		keys: t.join(","),
		what: n
	}, r);
	tile = (e, t) => this.#t("tile", { ...e }, t);
	attribution = ({ answer: e, spans: t, by: n, verify: r }, i) => this.#e("attribution", {
		...e && { answer: e },
		spans: t,
		by: n,
		verify: r
	}, i);
	cell = (e, t, n, r) => this.#e("cell", {
		heads: e,
		query: t,
		key: n
	}, r);
	tracks = (e, t) => this.#t("tracks", { heads: e }, t);
	heads = (e, t) => this.#e("heads", { layer: e }, t);
	gallery = (e, t) => this.#t("gallery", { layer: e }, t);
}, rh = class {
	a;
	b;
	signed = !0;
	live;
	picture;
	constructor(e, t) {
		this.a = e, this.b = t, this.live = e.live && t.live, this.picture = e.picture;
	}
	info = () => this.a.info();
	finest = (e) => Math.max(this.a.finest(e), this.b.finest(e));
	async #e(e) {
		let [t, n] = await Promise.all([e(this.a), e(this.b)]);
		return {
			...n,
			values: eh(t.values, n.values),
			read: Math.max(t.read, n.read)
		};
	}
	row = (e, t, n, r) => this.#e((i) => i.row(e, t, n, r));
	column = (e, t, n, r) => this.#e((i) => i.column(e, t, n, r));
	tile = (e, t) => this.#e((n) => n.tile(e, t));
	gallery = (e, t) => this.#e((n) => n.gallery(e, t));
	async heads(e, t) {
		let [n, r] = await Promise.all([this.a.heads(e, t), this.b.heads(e, t)]), i = /* @__PURE__ */ new Set([
			"layer",
			"name",
			"head"
		]), a = r.rows.map((e, t) => Object.fromEntries(Object.entries(e).map(([e, r]) => {
			let a = n.rows[t]?.[e];
			return [e, i.has(e) ? r : typeof r == "number" && typeof a == "number" ? r - a : null];
		})));
		return {
			columns: r.columns,
			rows: a
		};
	}
	async attribution() {
		throw new th("An attribution is of one trace.");
	}
	async cell() {
		throw new th("A calculation is of one trace.");
	}
	async tracks() {
		throw new th("Tracks are of one trace.");
	}
}, ih = [
	"text",
	"image",
	"map",
	"gallery",
	"cell"
], ah = [
	"first",
	"second",
	"difference",
	"all"
];
function oh(e, t, n) {
	return t.includes(e) ? e : n;
}
var sh = class {
	info;
	views;
	#e = /* @__PURE__ */ I("text");
	get view() {
		return G(this.#e);
	}
	set view(e) {
		L(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ I(0);
	get layer() {
		return G(this.#t);
	}
	set layer(e) {
		L(this.#t, e, !0);
	}
	#n = /* @__PURE__ */ I(0);
	get head() {
		return G(this.#n);
	}
	set head(e) {
		L(this.#n, e, !0);
	}
	#r = /* @__PURE__ */ I([]);
	get set() {
		return G(this.#r);
	}
	set set(e) {
		L(this.#r, e);
	}
	#i = /* @__PURE__ */ I(qt([0]));
	get queries() {
		return G(this.#i);
	}
	set queries(e) {
		L(this.#i, e, !0);
	}
	#a = /* @__PURE__ */ I(0);
	get key() {
		return G(this.#a);
	}
	set key(e) {
		L(this.#a, e, !0);
	}
	#o = /* @__PURE__ */ I("share");
	get what() {
		return G(this.#o);
	}
	set what(e) {
		L(this.#o, e, !0);
	}
	#s = /* @__PURE__ */ I("read");
	get ask() {
		return G(this.#s);
	}
	set ask(e) {
		L(this.#s, e, !0);
	}
	#c = /* @__PURE__ */ I(null);
	get answer() {
		return G(this.#c);
	}
	set answer(e) {
		L(this.#c, e);
	}
	#l = /* @__PURE__ */ I("sentences");
	get spans() {
		return G(this.#l);
	}
	set spans(e) {
		L(this.#l, e, !0);
	}
	#u = /* @__PURE__ */ I("");
	get method() {
		return G(this.#u);
	}
	set method(e) {
		L(this.#u, e, !0);
	}
	#d = /* @__PURE__ */ I(!1);
	get verify() {
		return G(this.#d);
	}
	set verify(e) {
		L(this.#d, e, !0);
	}
	#f = /* @__PURE__ */ I("words");
	get by() {
		return G(this.#f);
	}
	set by(e) {
		L(this.#f, e, !0);
	}
	#p = /* @__PURE__ */ I("max");
	get reduce() {
		return G(this.#p);
	}
	set reduce(e) {
		L(this.#p, e, !0);
	}
	#m = /* @__PURE__ */ I("log");
	get scaling() {
		return G(this.#m);
	}
	set scaling(e) {
		L(this.#m, e, !0);
	}
	#h = /* @__PURE__ */ I("cividis");
	get palette() {
		return G(this.#h);
	}
	set palette(e) {
		L(this.#h, e, !0);
	}
	#g = /* @__PURE__ */ I("");
	get omit() {
		return G(this.#g);
	}
	set omit(e) {
		L(this.#g, e, !0);
	}
	#_ = /* @__PURE__ */ I("all");
	get side() {
		return G(this.#_);
	}
	set side(e) {
		L(this.#_, e, !0);
	}
	#v = /* @__PURE__ */ I("light");
	get light() {
		return G(this.#v);
	}
	set light(e) {
		L(this.#v, e, !0);
	}
	#y = /* @__PURE__ */ I(null);
	get window() {
		return G(this.#y);
	}
	set window(e) {
		L(this.#y, e);
	}
	#b = /* @__PURE__ */ I(null);
	get cursor() {
		return G(this.#b);
	}
	set cursor(e) {
		L(this.#b, e);
	}
	constructor(e, t) {
		this.info = e, this.views = ih.filter((t) => t !== (e.streams[e.main]?.grid ? "text" : "image")), this.view = this.views[0], this.layer = e.begin.layer, this.head = e.begin.head, this.queries = [e.begin.query], this.ask = e.begin.ask ?? "read", this.verify = e.begin.verify ?? !1, this.spans = e.attribution?.spans[0] ?? "sentences", this.read(t);
	}
	get attributing() {
		return this.view === "text" && this.ask === "answer";
	}
	get heads() {
		return this.head === "set" ? this.set.join(",") : this.head === "**" ? "*" : `${this.layer}.${this.head}`;
	}
	get of() {
		let e = this.info.layers;
		return this.head === "**" ? e.find((e) => e.streams.every((e) => e === this.info.main)) ?? e[0] : e[this.head === "set" ? Number(this.set[0].split(".")[0]) : this.layer] ?? e[0];
	}
	get asks() {
		return this.info.streams[this.of.streams[0]];
	}
	get answers() {
		return this.info.streams[this.of.streams[1]];
	}
	get query() {
		return this.queries[this.queries.length - 1] ?? 0;
	}
	go(e) {
		Object.assign(this, e), this.fit();
	}
	choose(e) {
		this.set = e, !e.length && this.head === "set" && this.go({ head: this.info.layers[this.layer]?.heads[0] ?? 0 });
	}
	fit() {
		this.head === "set" && !this.set.length && (this.head = this.info.layers[this.layer]?.heads[0] ?? 0);
		let e = this.of;
		typeof this.head == "number" && !e.heads.includes(this.head) && (this.head = e.heads[0] ?? 0);
		let t = e.positions ?? [e.first_row, e.first_row + e.rows - 1], [n, r] = [t[0] ?? 0, t[t.length - 1] ?? 0];
		(this.ask === "read" || this.view !== "text") && (this.queries = [...new Set(this.queries.map((e) => Math.min(Math.max(e, n), r)))]), this.key = Math.min(Math.max(this.key, e.first_key), e.first_key + e.keys - 1);
	}
	write() {
		let e = {
			view: this.view,
			layer: String(this.layer),
			head: String(this.head),
			query: this.queries.join("."),
			key: String(this.key),
			what: this.what,
			ask: this.ask,
			by: this.by,
			reduce: this.reduce,
			scale: this.scaling,
			palette: this.palette,
			side: this.side,
			light: this.light
		};
		return this.answer && (e.answer = this.answer.join(".")), this.attributing && Object.assign(e, {
			spans: this.spans,
			method: this.method,
			verify: this.verify ? "1" : "0"
		}), this.set.length && (e.set = this.set.join("_")), this.omit && (e.omit = this.omit), this.window && (e.at = [
			this.window.x,
			this.window.y,
			this.window.k
		].map((e) => e.toPrecision(6)).join("_")), `#${new URLSearchParams(e)}`;
	}
	read(e) {
		let t = new URLSearchParams(e.replace(/^#/, "")), n = (e, n) => {
			let r = t.get(e) ?? "";
			return /^\d{1,9}$/.test(r) ? Number(r) : n;
		};
		this.view = oh(t.get("view"), this.views, this.view), this.layer = Math.min(n("layer", this.layer), this.info.layers.length - 1);
		let r = new Set(this.info.layers.flatMap((e) => e.heads.map((t) => `${e.number}.${t}`)));
		t.has("set") && (this.set = t.get("set").split("_").filter((e) => r.has(e)).slice(0, 64));
		let i = t.get("head");
		i !== null && (this.head = i === "*" || i === "**" || i === "set" ? i : n("head", typeof this.head == "number" ? this.head : 0));
		let a = (t.get("query") ?? "").split(".").filter((e) => /^\d{1,9}$/.test(e));
		a.length && (this.queries = a.slice(0, 32).map(Number)), this.key = n("key", this.key), this.what = oh(t.get("what"), ["share", "contribution"], this.what);
		let o = this.info.attribution && this.views[0] === "text" ? [
			"read",
			"readers",
			"answer"
		] : ["read", "readers"];
		this.ask = this.info.begin.ask ?? oh(t.get("ask"), o, this.ask), this.#x(t), this.by = oh(t.get("by"), ["words", "tokens"], this.by), this.reduce = oh(t.get("reduce"), ["mean", "max"], this.reduce), this.scaling = oh(t.get("scale"), [
			"log",
			"linear",
			"rank"
		], this.scaling), this.palette = oh(t.get("palette"), ["cividis", "viridis"], this.palette), this.side = oh(t.get("side"), ah, this.side), this.light = oh(t.get("light"), ["light", "colour"], this.light), this.omit = (t.get("omit") ?? "").split(",").filter((e) => e === "first" || e === "diagonal").join(",");
		let s = (t.get("at") ?? "").split("_").map(Number);
		this.window = s.length === 3 && s.every(Number.isFinite) && s[2] > 0 ? {
			x: s[0],
			y: s[1],
			k: s[2]
		} : null, this.fit();
	}
	#x(e) {
		let t = this.info.attribution, n = /^(\d{1,9})\.(\d{1,9})$/.exec(e.get("answer") ?? "");
		this.answer = n ? [Number(n[1]), Number(n[2])] : null, this.spans = oh(e.get("spans"), t?.spans ?? [], this.spans), this.method = oh(e.get("method"), ["", ...t?.methods.map((e) => e.name) ?? []], this.method), e.has("verify") && (this.verify = e.get("verify") === "1");
	}
}, ch = /* @__PURE__ */ q("<button class=\"svelte-1g5t4ka\"> </button>"), lh = /* @__PURE__ */ q("<nav class=\"svelte-1g5t4ka\"></nav>"), uh = /* @__PURE__ */ q("<option> </option>"), dh = /* @__PURE__ */ q("<label><span class=\"svelte-1g5t4ka\"> </span> <select class=\"svelte-1g5t4ka\"></select></label> <label><span class=\"svelte-1g5t4ka\"> </span> <select class=\"svelte-1g5t4ka\"><!><option> </option><!><!></select></label>", 1), fh = /* @__PURE__ */ q("<label><span class=\"svelte-1g5t4ka\"> </span> <select data-testid=\"side\" class=\"svelte-1g5t4ka\"></select></label>"), ph = /* @__PURE__ */ q("<p class=\"note svelte-1g5t4ka\"><b>1</b> <b>2</b> </p>"), mh = /* @__PURE__ */ q("<p> </p>"), hh = /* @__PURE__ */ q("<header class=\"svelte-1g5t4ka\"><h1 class=\"svelte-1g5t4ka\"><span class=\"brand svelte-1g5t4ka\">qkv</span> <span class=\"model svelte-1g5t4ka\"> </span></h1> <!> <div class=\"heads svelte-1g5t4ka\"><!> <!></div> <!></header> <main><!> <!></main> <footer class=\"svelte-1g5t4ka\"><p class=\"svelte-1g5t4ka\"> </p></footer> <div class=\"unseen\" role=\"status\" aria-live=\"polite\"> </div>", 1), gh = {
	hash: "svelte-1g5t4ka",
	code: "header.svelte-1g5t4ka {display:flex;flex-wrap:wrap;align-items:center;gap:0.4rem 0.8rem;padding:0.55rem clamp(0.8rem, 3vw, 2rem);border-bottom:1px solid var(--line);background:var(--surface);}h1.svelte-1g5t4ka {margin:0;font-size:1.05rem;display:flex;gap:0.6rem;align-items:baseline;min-width:0;}.brand.svelte-1g5t4ka {font-style:italic;font-size:1.3rem;color:var(--query);}.model.svelte-1g5t4ka {font:0.82rem var(--sans);color:var(--soft);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:min(9rem, 60vw);}nav.svelte-1g5t4ka {display:flex;gap:0.15rem;flex:1;}nav.svelte-1g5t4ka button:where(.svelte-1g5t4ka) {border:0;background:none;padding:0.3rem 0.55rem;border-bottom:2px solid transparent;color:var(--soft);font-size:0.95rem;}nav.svelte-1g5t4ka button[aria-pressed=\"true\"]:where(.svelte-1g5t4ka) {color:var(--ink);border-bottom-color:var(--query);}nav.svelte-1g5t4ka button:where(.svelte-1g5t4ka):hover {color:var(--ink);}.heads.svelte-1g5t4ka {display:flex;margin-left:auto;flex-wrap:wrap;gap:0.9rem;font-size:0.88rem;}.heads.svelte-1g5t4ka span:where(.svelte-1g5t4ka) {color:var(--soft);margin-right:0.3rem;}.heads.svelte-1g5t4ka select:where(.svelte-1g5t4ka) {border:1px solid var(--line);border-radius:4px;background:var(--raised);padding:0.15rem 0.3rem;max-width:8.5rem;}main.svelte-1g5t4ka {padding:1rem clamp(0.8rem, 3vw, 2rem) 0;}main.svelte-1g5t4ka > section + section {margin-top:1.4rem;}\n  @media (min-width: 980px) {main.beside.svelte-1g5t4ka {display:grid;grid-template-columns:repeat(var(--across), minmax(0, 1fr));gap:0.5rem 1.4rem;align-items:end;}main.beside.svelte-1g5t4ka > .note:where(.svelte-1g5t4ka) {grid-column:1 / -1;}main.beside.svelte-1g5t4ka > section + section {margin-top:0;}\n  }footer.svelte-1g5t4ka {padding:0.4rem clamp(0.8rem, 3vw, 2rem) 1.2rem;color:var(--soft);font-size:0.8rem;}footer.svelte-1g5t4ka p:where(.svelte-1g5t4ka) {margin:0;}\n  @media (max-width: 620px) {nav.svelte-1g5t4ka {order:3;flex-basis:100%;}nav.svelte-1g5t4ka button:where(.svelte-1g5t4ka) {padding:0.3rem 0.55rem;}\n  }"
};
function _h(e, t) {
	He(t, !0), li(e, gh);
	let n = Q(t, "second", 3, null), r = new sh(t.info, t.address.read()), i = /* @__PURE__ */ P(() => $i.t.explore), a = /* @__PURE__ */ I(""), o = 0;
	function s(e) {
		clearTimeout(o), o = window.setTimeout(() => L(a, e, !0), 250);
	}
	let c = 0;
	V(() => {
		let e = r.write();
		clearTimeout(c), c = window.setTimeout(() => t.address.write(e), 120);
	}), Hr(() => {
		let e = t.address.moved((e) => r.read(e));
		return t.keysFrom.addEventListener("keydown", d), () => {
			e(), t.keysFrom.removeEventListener("keydown", d);
		};
	});
	let l = {
		first: t.source,
		second: n() ?? t.source,
		difference: n() ? new rh(t.source, n()) : t.source
	}, u = /* @__PURE__ */ P(() => n() ? r.side === "all" ? r.view === "cell" || r.attributing ? ["first", "second"] : [
		"first",
		"second",
		"difference"
	] : [r.side] : ["first"]);
	function d(e) {
		if (e.altKey || e.ctrlKey || e.metaKey || e.defaultPrevented) return;
		let n = e.composedPath()[0];
		if (n instanceof HTMLElement && n.matches("input:not([type=radio], [type=checkbox]), select, textarea")) return;
		let i = r.views[Number(e.key) - 1];
		if (!t.info.begin.ask) {
			if (i) f(i);
			else if (r.attributing) return;
			else if (e.key === "[") p(-1);
			else if (e.key === "]") p(1);
			else if (e.key === "{") m(-1);
			else if (e.key === "}") m(1);
			else return;
			e.preventDefault(), e.stopPropagation();
		}
	}
	function f(e) {
		r.go({ view: e }), s(G(i).views[e]);
	}
	function p(e) {
		let n = r.of.heads, i = n[(typeof r.head == "number" ? n.indexOf(r.head) : e > 0 ? -1 : n.length) + e];
		if (i !== void 0) r.go({ head: i });
		else {
			let n = t.info.layers[r.layer + e];
			n && r.go({
				layer: n.number,
				head: n.heads[e > 0 ? 0 : n.heads.length - 1] ?? 0
			});
		}
		s(G(h));
	}
	function m(e) {
		t.info.layers[r.layer + e] && r.go({ layer: r.layer + e }), s(G(h));
	}
	let h = /* @__PURE__ */ P(() => r.head === "set" ? G(i).chosenMean(r.set.join(", ")) : r.head === "**" ? G(i).meanOfAll : r.head === "*" ? G(i).layerMean(r.layer) : G(i).layerHead(r.layer, r.head));
	var g = hh(), _ = an(g), v = R(_), y = z(B(R(v), 2), !0);
	N(v);
	var b = B(v, 2), x = (e) => {
		var t = lh();
		qr(t, 22, () => r.views, (e) => e, (e, t, n) => {
			var a = ch(), o = z(a, !0);
			H(() => {
				Z(a, "aria-pressed", r.view === t), Z(a, "title", `${G(i).key ?? ""} ${G(n) + 1}`), Y(o, G(i).views[t]);
			}), K("click", a, () => f(t)), J(e, a);
		}), N(t), H(() => Z(t, "aria-label", G(i).viewsLabel)), J(e, t);
	};
	X(b, (e) => {
		t.info.begin.ask || e(x);
	});
	var S = B(b, 2), C = R(S), w = (e) => {
		var n = dh(), a = an(n), o = R(a), s = z(o, !0), c = B(o, 2);
		qr(c, 21, () => t.info.layers, (e) => e.number, (e, t) => {
			var n = uh(), r = z(n), i = {};
			H(() => {
				Y(r, `${G(t).number ?? ""}${G(t).kind === "cross" ? " ×" : ""}`), i !== (i = G(t).number) && (n.value = (n.__value = i) ?? "");
			}), J(e, n);
		}), N(c);
		var l;
		Si(c), N(a);
		var u = B(a, 2), d = R(u), f = z(d, !0), p = B(d, 2), m = R(p);
		qr(m, 16, () => r.of.heads, (e) => e, (e, t) => {
			var n = uh(), r = z(n, !0), i = {};
			H((e) => {
				Y(r, t), i !== (i = e) && (n.value = (n.__value = i) ?? "");
			}, [() => String(t)]), J(e, n);
		});
		var h = B(m), g = z(h, !0);
		h.value = h.__value = "*";
		var _ = B(h), v = (e) => {
			var t = uh(), n = z(t, !0);
			t.value = t.__value = "**", H(() => Y(n, G(i).meanAll)), J(e, t);
		};
		X(_, (e) => {
			t.source.live && e(v);
		});
		var y = B(_), b = (e) => {
			var t = uh(), n = z(t, !0);
			t.value = t.__value = "set", H((e) => Y(n, e), [() => G(i).chosen(r.set.length)]), J(e, t);
		};
		X(y, (e) => {
			r.set.length && e(b);
		}), N(p);
		var x;
		Si(p), N(u), H((e) => {
			Y(s, G(i).layer), c.disabled = r.head === "**" || r.head === "set", l !== (l = r.layer) && (c.value = (c.__value = l) ?? "", xi(c, l)), Y(f, G(i).head), Y(g, G(i).mean), x !== (x = e) && (p.value = (p.__value = x) ?? "", xi(p, x));
		}, [() => String(r.head)]), K("change", c, (e) => r.go({ layer: Number(e.currentTarget.value) })), K("change", p, (e) => {
			let t = e.currentTarget.value;
			r.go({ head: t === "*" || t === "**" || t === "set" ? t : Number(t) });
		}), J(e, n);
	};
	X(C, (e) => {
		r.attributing || e(w);
	});
	var T = B(C, 2), E = (e) => {
		var t = fh(), n = R(t), a = z(n, !0), o = B(n, 2);
		qr(o, 20, () => ah, (e) => e, (e, t) => {
			var n = uh(), r = z(n, !0), a = {};
			H(() => {
				Y(r, G(i).sides[t]), a !== (a = t) && (n.value = (n.__value = a) ?? "");
			}), J(e, n);
		}), N(o), Si(o), N(t), H(() => Y(a, G(i).trace)), Ci(o, () => r.side, (e) => r.side = e), J(e, t);
	};
	X(T, (e) => {
		n() && e(E);
	}), N(S), ca(B(S, 2), {}), N(_);
	var D = B(_, 2);
	let ee, O;
	var te = R(D), k = (e) => {
		var n = ph(), r = B(R(n)), i = B(r, 2);
		N(n), H(() => {
			Y(r, ` ${t.info.model ?? ""} · `), Y(i, ` ${t.info.beside ?? ""}`);
		}), J(e, n);
	};
	X(te, (e) => {
		n() && e(k);
	}), qr(B(te, 2), 18, () => G(u), (e) => e, (e, t, a) => {
		let o = /* @__PURE__ */ P(() => ({
			source: l[t],
			place: r,
			say: s,
			where: G(h),
			side: n() ? G(i).sideNames[t] : "",
			first: G(a) === 0
		}));
		var c = Dr(), u = an(c), d = (e) => {
			var t = mh(), n = z(t, !0);
			H(() => Y(n, G(i).attributionOfOne)), J(e, t);
		}, f = (e) => {
			Vo(e, Gi(() => G(o)));
		}, p = (e) => {
			$m(e, Gi(() => G(o)));
		}, m = (e) => {
			kl(e, Gi(() => G(o)));
		}, g = (e) => {
			Bm(e, Gi(() => G(o)));
		}, _ = (e) => {
			yl(e, Gi(() => G(o)));
		}, v = (e) => {
			var t = mh(), n = z(t, !0);
			H(() => Y(n, G(i).oneTrace)), J(e, t);
		}, y = (e) => {
			es(e, Gi(() => G(o)));
		};
		X(u, (e) => {
			r.attributing && t === "difference" ? e(d) : r.attributing ? e(f, 1) : r.view === "text" ? e(p, 2) : r.view === "image" ? e(m, 3) : r.view === "map" ? e(g, 4) : r.view === "gallery" ? e(_, 5) : t === "difference" ? e(v, 6) : e(y, -1);
		}), J(e, c);
	}), N(D);
	var ne = B(D, 2), re = z(R(ne), !0);
	N(ne);
	var ie = z(B(ne, 2), !0);
	H((e) => {
		Y(y, t.info.model), ee = gi(D, 1, "svelte-1g5t4ka", null, ee, { beside: G(u).length > 1 && r.view !== "text" }), O = vi(D, "", O, { "--across": G(u).length }), Y(re, e), Y(ie, G(a));
	}, [() => r.attributing ? G(i).answerKeys(t.source.live) : G(i).keys]), J(e, g), Ue();
}
gr(["click", "change"]);
// src/widget/kernel.ts
var vh = 0;
function yh(e) {
	let t = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`, n = /* @__PURE__ */ new Map(), r = (e, t = []) => {
		let r = n.get(e.id);
		if (!r) return;
		if (n.delete(e.id), e.error !== void 0) return r.failed(new th(e.error));
		let i = t[0], a = new Uint8Array(i.buffer, i.byteOffset, i.byteLength).slice().buffer;
		r.done({
			body: a,
			said: (t) => e.headers?.[t]
		});
	};
	return e.on("msg:custom", r), {
		ask: (r, i, a, o) => new Promise((s, c) => {
			let l = `${t}.${vh++}`;
			n.set(l, {
				done: s,
				failed: c
			}), o?.addEventListener("abort", () => {
				n.delete(l) && c(new DOMException("Nobody waits for this any more.", "AbortError"));
			});
			let u = Object.fromEntries(Object.entries(a).map(([e, t]) => [e, String(t)]));
			e.send({
				id: l,
				of: r,
				question: i,
				asked: u
			});
		}),
		close: () => e.off("msg:custom", r)
	};
}
// src/widget/main.ts
var bh = `${e.replace(/:root\[data-theme="?dark"?\]/g, ":host([data-theme=dark])").replace(/:root/g, ":host").replace(/(^|[\s},])html(?=[\s,{])/g, "$1:host").replace(/(^|[\s},])body(?=[\s,{])/g, "$1.page")}
:host { display: block; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: 6px; }
.page:focus { outline: none; }
.page { overflow: auto; max-height: var(--view); }
${t}`;
function xh(e) {
	return {
		read: () => String(e.get("place") ?? ""),
		write: (t) => {
			t !== e.get("place") && (e.set("place", t), e.save_changes());
		},
		moved: (t) => {
			let n = () => t(String(e.get("place") ?? ""));
			return e.on("change:place", n), () => e.off("change:place", n);
		}
	};
}
function Sh() {
	let { jpThemeLight: e, vscodeThemeKind: t, theme: n } = document.body.dataset;
	if (e) return e === "false";
	let r = t ?? n;
	return r ? r.includes("dark") : null;
}
async function Ch({ model: e, el: t }) {
	let n = document.createElement("div");
	n.style.setProperty("--view", `${Number(e.get("height"))}px`), n.dataset.lmSuppressShortcuts = "true";
	let r = n.attachShadow({ mode: "open" }), i = Object.assign(document.createElement("div"), {
		className: "page",
		tabIndex: -1
	});
	r.append(Object.assign(document.createElement("style"), { textContent: bh }), i), n.addEventListener("keydown", (e) => e.stopPropagation()), n.addEventListener("keydown", (e) => {
		let t = e.composedPath()[0];
		setTimeout(() => t.isConnected || i.focus({ preventScroll: !0 }));
	}, !0), Ji.delete(document.documentElement), Ji.add(n);
	let a = Sh();
	a !== null && ia.follow(a), ia.apply(), $i.apply(), t.append(n);
	let o = yh(e), [s, c] = [0, 1].map((e) => new nh((t, n, r) => o.ask(e, t, n, r), null)), l = [], u = null;
	try {
		let t = await s.info();
		for (let [e, n] of [s, c].slice(0, t.beside ? 2 : 1).entries()) {
			if (!t.image) break;
			let { body: r } = await o.ask(e, "image", {});
			l.push(n.picture = URL.createObjectURL(new Blob([r], { type: "image/png" })));
		}
		u = Fr(_h, {
			target: i,
			props: {
				source: s,
				second: t.beside ? c : null,
				info: t,
				address: xh(e),
				keysFrom: i
			}
		});
	} catch (e) {
		i.append(Object.assign(document.createElement("p"), {
			role: "alert",
			textContent: e.message
		}));
	}
	return () => {
		u && zr(u), l.forEach((e) => URL.revokeObjectURL(e)), o.close(), Ji.delete(n);
	};
}
var wh = { render: Ch };
export { wh as default };
