// node_modules/svelte/src/constants.js
var e = {}, t = Symbol("uninitialized"), n = "http://www.w3.org/1999/xhtml", r = Array.isArray, i = Array.prototype.indexOf, a = Array.prototype.includes, o = Array.from, s = Object.defineProperty, c = Object.getOwnPropertyDescriptor, l = Object.getOwnPropertyDescriptors, u = Object.prototype, d = Array.prototype, f = Object.getPrototypeOf, p = Object.isExtensible;
function m(e) {
	return typeof e == "function";
}
var h = () => {};
function g(e) {
	for (var t = 0; t < e.length; t++) e[t]();
}
function _() {
	var e, t;
	return {
		promise: new Promise((n, r) => {
			e = n, t = r;
		}),
		resolve: e,
		reject: t
	};
}
function v(e, t) {
	if (Array.isArray(e)) return e;
	if (t === void 0 || !(Symbol.iterator in e)) return Array.from(e);
	let n = [];
	for (let r of e) if (n.push(r), n.length === t) break;
	return n;
}
var y = 1024, b = 2048, x = 4096, S = 8192, C = 16384, w = 32768, T = 1 << 25, E = 65536, D = 1 << 19, ee = 1 << 20, O = 1 << 25, k = 1 << 21, te = 1 << 22, ne = 1 << 23, A = Symbol("$state"), re = Symbol("component"), j = Symbol("legacy props"), ie = Symbol(""), ae = Symbol("attributes"), oe = Symbol("class"), se = Symbol("style"), ce = Symbol("text"), le = Symbol("form reset"), ue = new class extends Error {
	name = "StaleReactionError";
	message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), de = !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml");
function fe() {
	console.warn("https://svelte.dev/e/derived_inert");
}
function pe(e) {
	console.warn("https://svelte.dev/e/hydration_mismatch");
}
function me() {
	console.warn("https://svelte.dev/e/select_multiple_invalid_value");
}
function he() {
	console.warn("https://svelte.dev/e/svelte_boundary_reset_noop");
}
// node_modules/svelte/src/internal/client/dom/hydration.js
var M = !1;
function ge(e) {
	M = e;
}
var N;
function _e(t) {
	if (t === null) throw pe(), e;
	return N = t;
}
function ve() {
	return _e(/* @__PURE__ */ en(N));
}
function P(t) {
	if (M) {
		if (/* @__PURE__ */ en(N) !== null) throw pe(), e;
		N = t;
	}
}
function ye(e = 1) {
	if (M) {
		for (var t = e, n = N; t--;) n = /* @__PURE__ */ en(n);
		N = n;
	}
}
function be(e = !0) {
	for (var t = 0, n = N;;) {
		if (n.nodeType === 8) {
			var r = n.data;
			if (r === "]") {
				if (t === 0) return n;
				--t;
			} else (r === "[" || r === "[!" || r[0] === "[" && !isNaN(Number(r.slice(1)))) && (t += 1);
		}
		var i = /* @__PURE__ */ en(n);
		e && n.remove(), n = i;
	}
}
function xe(t) {
	if (!t || t.nodeType !== 8) throw pe(), e;
	return t.data;
}
// node_modules/svelte/src/internal/client/reactivity/equality.js
function Se(e) {
	return e === this.v;
}
function Ce(e, t) {
	return e == e ? e !== t || typeof e == "object" && !!e || typeof e == "function" : t == t;
}
function we(e) {
	return !Ce(e, this.v);
}
function Te(e) {
	throw Error("https://svelte.dev/e/lifecycle_outside_component");
}
// node_modules/svelte/src/internal/client/errors.js
function Ee() {
	throw Error("https://svelte.dev/e/async_derived_orphan");
}
function De(e, t, n) {
	throw Error("https://svelte.dev/e/each_key_duplicate");
}
function Oe(e) {
	throw Error("https://svelte.dev/e/effect_in_teardown");
}
function ke() {
	throw Error("https://svelte.dev/e/effect_in_unowned_derived");
}
function Ae(e) {
	throw Error("https://svelte.dev/e/effect_orphan");
}
function je() {
	throw Error("https://svelte.dev/e/effect_update_depth_exceeded");
}
function Me(e) {
	throw Error("https://svelte.dev/e/props_invalid_value");
}
function Ne() {
	throw Error("https://svelte.dev/e/state_descriptors_fixed");
}
function Pe() {
	throw Error("https://svelte.dev/e/state_prototype_fixed");
}
function Fe() {
	throw Error("https://svelte.dev/e/state_unsafe_mutation");
}
function Ie() {
	throw Error("https://svelte.dev/e/svelte_boundary_reset_onerror");
}
// node_modules/svelte/src/internal/client/context.js
var Le = null;
function Re(e) {
	Le = e;
}
function ze(e, t = !1, n) {
	Le = {
		p: Le,
		i: !1,
		c: null,
		e: null,
		s: e,
		x: null,
		r: G,
		l: null
	};
}
function Be(e) {
	var t = Le, n = t.e;
	if (n !== null) {
		t.e = null;
		for (var r of n) mn(r);
	}
	return e !== void 0 && (t.x = e), t.i = !0, Le = t.p, Ve(e);
}
function Ve(e = {}) {
	return s(e, re, { value: !0 }), e;
}
function He() {
	return !0;
}
// node_modules/svelte/src/internal/client/dom/task.js
var Ue = [];
function We() {
	var e = Ue;
	Ue = [], g(e);
}
function Ge(e) {
	if (Ue.length === 0 && !vt) {
		var t = Ue;
		queueMicrotask(() => {
			t === Ue && We();
		});
	}
	Ue.push(e);
}
function Ke() {
	for (; Ue.length > 0;) We();
}
// node_modules/svelte/src/internal/client/reactivity/status.js
var qe = ~(b | x | y);
function Je(e, t) {
	e.f = e.f & qe | t;
}
function Ye(e) {
	e.f & 512 || e.deps === null ? Je(e, y) : Je(e, x);
}
// node_modules/svelte/src/internal/client/reactivity/utils.js
function Xe(e, t) {
	e.f & 2048 ? t.set(e, b) : e.f & 4096 && t.get(e) !== 2048 && t.set(e, x), Je(e, y);
}
// node_modules/svelte/src/internal/client/dom/elements/misc.js
var Ze = !1;
function Qe() {
	Ze || (Ze = !0, document.addEventListener("reset", (e) => {
		Promise.resolve().then(() => {
			if (!e.defaultPrevented) for (let t of e.target.elements) t[le]?.();
		});
	}, { capture: !0 }));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function $e(e) {
	var t = W, n = G;
	In(null), Ln(null);
	try {
		return e();
	} finally {
		In(t), Ln(n);
	}
}
function et(e, t, n, r = n) {
	e.addEventListener(t, () => $e(n));
	let i = e[le];
	e[le] = i ? () => {
		i(), r(!0);
	} : () => r(!0), Qe();
}
// node_modules/svelte/src/internal/client/reactivity/async.js
function tt(e, t, n, r) {
	let i = He() ? at : ct;
	var a = e.filter((e) => !e.settled), o = t.map(i);
	if (n.length === 0 && a.length === 0) {
		r(o);
		return;
	}
	var s = G, c = nt(), l = a.length === 1 ? a[0].promise : a.length > 1 ? Promise.all(a.map((e) => e.promise)) : null;
	function u(e) {
		if (!(s.f & 16384)) {
			c();
			try {
				r([...o, ...e]);
			} catch (e) {
				cn(e, s);
			}
			rt();
		}
	}
	var d = it();
	if (n.length === 0) {
		l.then(() => u([])).finally(d);
		return;
	}
	function f() {
		Promise.all(n.map((e) => /* @__PURE__ */ st(e))).then(u).catch((e) => cn(e, s)).finally(d);
	}
	l ? l.then(() => {
		s.f & 16384 ? d() : (c(), f(), rt());
	}) : f();
}
function nt() {
	var e = G, t = W, n = Le, r = I;
	return function(i = !0) {
		Ln(e), In(t), Re(n), i && !(e.f & 16384) && (r?.activate(), r?.apply());
	};
}
function rt(e = !0) {
	Ln(null), In(null), Re(null), e && I?.deactivate();
}
function it() {
	var e = G, t = e.b, n = I, r = !!t?.is_rendered();
	return t?.update_pending_count(1, n), n.increment(r, e), () => {
		t?.update_pending_count(-1, n), n.decrement(r, e);
	};
}
/*#__NO_SIDE_EFFECTS__*/
function at(e) {
	var n = 2 | b;
	return G !== null && (G.f |= D), {
		ctx: Le,
		deps: null,
		effects: null,
		equals: Se,
		f: n,
		fn: e,
		reactions: null,
		rv: 0,
		v: t,
		wv: 0,
		parent: G,
		ac: null
	};
}
var ot = Symbol("obsolete");
/*#__NO_SIDE_EFFECTS__*/
function st(e, n, r) {
	let i = G;
	i === null && Ee();
	var a = void 0, o = Ft(t), s = !W, c = /* @__PURE__ */ new Set();
	return _n(() => {
		var t = G, n = _();
		a = n.promise;
		try {
			Promise.resolve(e()).then(n.resolve, (e) => {
				e !== ue && n.reject(e);
			}).finally(rt);
		} catch (e) {
			n.reject(e), rt();
		}
		var r = I;
		if (s) {
			if (t.f & 32768) var l = it();
			if (i.b?.is_rendered()) r.async_deriveds.get(t)?.reject(ot);
			else for (let e of c.values()) e.reject(ot);
			c.add(n), r.async_deriveds.set(t, n);
		}
		let u = (e, t = void 0) => {
			l?.(), c.delete(n), t !== ot && (r.activate(), t ? (o.f |= ne, zt(o, t)) : (o.f & 8388608 && (o.f ^= ne), zt(o, e)), r.deactivate());
		};
		n.promise.then(u, (e) => u(null, e || "unknown"));
	}), pn(() => {
		for (let e of c) e.reject(ot);
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
function F(e) {
	let t = /* @__PURE__ */ at(e);
	return zn(t), t;
}
/*#__NO_SIDE_EFFECTS__*/
function ct(e) {
	let t = /* @__PURE__ */ at(e);
	return t.equals = we, t;
}
function lt(e) {
	var t = e.effects;
	if (t !== null) {
		e.effects = null;
		for (var n = 0; n < t.length; n += 1) wn(t[n]);
	}
}
function ut(e) {
	var n, r = G, i = e.parent;
	if (!Nn && i !== null && e.v !== t && i.f & 24576) return fe(), e.v;
	Ln(i);
	try {
		lt(e), n = Zn(e);
	} finally {
		Ln(r);
	}
	return n;
}
function dt(e) {
	var t = ut(e);
	!e.equals(t) && (e.wv = Jn(), (!I?.is_fork || e.deps === null) && (I === null ? e.v = t : (I.capture(e, t, !0), ht?.capture(e, t, !0)), e.deps === null)) ? Je(e, y) : Nn || (gt === null ? Ye(e) : (fn() || I?.is_fork) && gt.set(e, t));
}
function ft(e) {
	if (e.effects !== null) for (let t of e.effects) (t.teardown || t.ac) && (t.teardown?.(), t.ac !== null && $e(() => {
		t.ac.abort(ue), t.ac = null;
	}), t.fn !== null && (t.teardown = h), er(t, 0), Sn(t));
}
function pt(e) {
	if (e.effects !== null) for (let t of e.effects) t.teardown && t.fn !== null && tr(t);
}
// node_modules/svelte/src/internal/client/reactivity/batch.js
var mt = null, I = null, ht = null, gt = null, _t = null, vt = !1, yt = !1, bt = null, xt = null, St = 0, Ct = 1, wt = class e {
	id = Ct++;
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
		mt === null ? mt = this : (mt.next = this, this.prev = mt), mt = this;
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
			for (var r of n.d) Je(r, b), t(r);
			for (r of n.m) Je(r, x), t(r);
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
					t.f ^= y;
				}
			}
			n || e.push(t);
		}
		return this.#a = [], e;
	}
	#m() {
		this.started = !0;
		for (let [e, t] of this.#s) Je(e, t), this.schedule(e);
		this.apply();
		for (var t = bt = [], n = [], r = xt = []; this.#a.length > 0;) {
			St++ > 1e3 && (this.#b(), Et());
			for (let e of this.#p()) try {
				this.#h(e, t, n);
			} catch (t) {
				throw jt(e), this.#d() || this.discard(), t;
			}
		}
		if (I = null, r.length > 0) {
			var i = e.ensure();
			for (let e of r) i.schedule(e);
		}
		if (bt = null, xt = null, this.#d()) {
			this.#y(n), this.#y(t);
			for (let [e, t] of this.#c) At(e, t);
			r.length > 0 && I.#m();
			return;
		}
		let a = this.#g();
		if (a) this.#y(n), this.#y(t), a.#v(this);
		else {
			this.#s.clear();
			for (let e of this.#e) e(this);
			this.#e.clear(), ht = this, Ot(n), Ot(t), ht = null, this.#i?.resolve();
			var o = I;
			this.#n === 0 && (this.#a.length === 0 || o !== null) && this.#b(), o !== null && (Nt.clear(), o.#m());
		}
	}
	#h(e, t, n) {
		e.f ^= y;
		for (var r = e.first; r !== null;) {
			var i = r.f, a = !!(i & 96);
			if (!(a && i & 1024 || i & 8192 || this.#c.has(r)) && r.fn !== null) {
				a ? r.f ^= y : i & 4 ? t.push(r) : Yn(r) && (i & 16 && this.add_dirty_reaction(r, x), tr(r));
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
					r & 4194320 && !this.async_deriveds.has(i) && (this.#s.delete(i), Je(i, b), this.schedule(i));
				}
			}
		};
		for (let e of this.current.keys()) t(e);
		this.oncommit(() => e.discard()), e.#b(), I = this, this.#m();
	}
	#y(e) {
		for (var t = 0; t < e.length; t += 1) Xe(e[t], this.#s);
	}
	capture(e, n, r = !1) {
		e.v !== t && !this.previous.has(e) && this.previous.set(e, e.v), e.f & 8388608 || (this.current.set(e, [n, r]), gt?.set(e, n)), this.is_fork || (e.v = n);
	}
	activate() {
		I = this;
	}
	deactivate() {
		I = null, gt = null;
	}
	flush() {
		try {
			yt = !0, I = this, this.#m();
		} finally {
			St = 0, _t = null, bt = null, xt = null, yt = !1, I = null, gt = null, Nt.clear();
		}
	}
	discard() {
		for (let e of this.#t) e(this);
		this.#t.clear();
		for (let e of this.async_deriveds.values()) e.reject(ot);
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
		this.#u || (this.#u = !0, Ge(() => {
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
		return (this.#i ??= _()).promise;
	}
	static ensure() {
		if (I === null) {
			let t = I = new e();
			!yt && !vt && Ge(() => {
				t.started || t.flush();
			});
		}
		return I;
	}
	apply() {
		gt = null;
	}
	schedule(e) {
		_t = e, e.b?.is_pending && e.f & 16777228 && !(e.f & 32768) ? e.b.defer_effect(e) : this.#a.push(e);
	}
	#b() {
		if (this.linked) {
			var e = this.prev, t = this.next;
			e === null || (e.next = t), t === null ? mt = e : t.prev = e, this.linked = !1;
		}
	}
};
function Tt(e) {
	var t = vt, n = ht;
	ht = null, vt = !0;
	try {
		var r;
		for (e && (Tt(), r = e());;) {
			if (Ke(), I === null) return r;
			I.flush();
		}
	} finally {
		vt = t, ht = n;
	}
}
function Et() {
	try {
		je();
	} catch (e) {
		cn(e, _t);
	}
}
var Dt = null;
function Ot(e) {
	var t = e.length;
	if (t !== 0) {
		for (var n = 0; n < t;) {
			var r = e[n++];
			if (!(r.f & 24576) && Yn(r) && (Dt = /* @__PURE__ */ new Set(), tr(r), r.deps === null && r.first === null && r.nodes === null && r.teardown === null && r.ac === null && En(r), Dt?.size > 0)) {
				Nt.clear();
				for (let e of Dt) {
					if (e.f & 24576) continue;
					let t = [e], n = e.parent;
					for (; n !== null;) Dt.has(n) && (Dt.delete(n), t.push(n)), n = n.parent;
					for (let e = t.length - 1; e >= 0; e--) {
						let n = t[e];
						n.f & 24576 || tr(n);
					}
				}
				Dt.clear();
			}
		}
		Dt = null;
	}
}
function kt(e) {
	I.schedule(e);
}
function At(e, t) {
	if (!(e.f & 32 && e.f & 1024)) {
		e.f & 2048 ? t.d.push(e) : e.f & 4096 && t.m.push(e), Je(e, y);
		for (var n = e.first; n !== null;) At(n, t), n = n.next;
	}
}
function jt(e) {
	Je(e, y);
	for (var t = e.first; t !== null;) jt(t), t = t.next;
}
// node_modules/svelte/src/internal/client/reactivity/sources.js
var Mt = /* @__PURE__ */ new Set(), Nt = /* @__PURE__ */ new Map(), Pt = !1;
function Ft(e, t) {
	return {
		f: 0,
		v: e,
		reactions: null,
		equals: Se,
		rv: 0,
		wv: 0
	};
}
/*#__NO_SIDE_EFFECTS__*/
function L(e, t) {
	let n = Ft(e, t);
	return zn(n), n;
}
/*#__NO_SIDE_EFFECTS__*/
function It(e, t = !1, n = !0) {
	let r = Ft(e);
	return t || (r.equals = we), r;
}
function R(e, t, n = !1) {
	return W !== null && (!Fn || W.f & 131072) && He() && W.f & 4325394 && (Rn === null || !Rn.has(e)) && Fe(), zt(e, n ? Wt(t) : t, xt);
}
var Lt = null, Rt = 0;
function zt(e, t, n = null) {
	if (!e.equals(t)) {
		Nn ? Nt.set(e, t) : Nt.has(e) || Nt.set(e, e.v);
		var r = wt.ensure();
		if (r.capture(e, t), e.f & 2) {
			let t = e;
			e.f & 2048 && ut(t), gt === null && Ye(t);
		}
		e.wv = Jn(), Lt = null, Rt = 0, Ut(e, b, n), Lt = null, He() && G !== null && G.f & 1024 && !(G.f & 96) && (Hn === null ? Un([e]) : Hn.push(e)), !r.is_fork && Mt.size > 0 && !Pt && Bt();
	}
	return t;
}
function Bt() {
	Pt = !1;
	for (let e of Mt) {
		e.f & 1024 && Je(e, x);
		let t;
		try {
			t = Yn(e);
		} catch {
			t = !0;
		}
		t && tr(e);
	}
	Mt.clear();
}
function Vt(e, t = 1) {
	var n = K(e), r = t === 1 ? n++ : n--;
	return R(e, n), r;
}
function Ht(e) {
	R(e, e.v + 1);
}
function Ut(e, t, n) {
	var r = e.reactions;
	if (r !== null) {
		var i = He(), a = r.length;
		if (Rt += a, Rt > 1e5 && Lt === null && (Lt = /* @__PURE__ */ new Set()), Lt !== null) {
			if (Lt.has(e)) return;
			Lt.add(e);
		}
		for (var o = 0; o < a; o++) {
			var s = r[o], c = s.f;
			if (i || s !== G) {
				var l = (c & b) === 0;
				if (l && Je(s, t), c & 131072) Mt.add(s);
				else if (c & 2) {
					var u = s;
					gt?.delete(u), Ut(u, x, n);
				} else if (l) {
					var d = s;
					c & 16 && Dt !== null && Dt.add(d), n === null ? kt(d) : n.push(d);
				}
			}
		}
	}
}
function Wt(e) {
	if (typeof e != "object" || !e || A in e || re in e) return e;
	let n = f(e);
	if (n !== u && n !== d) return e;
	var i = /* @__PURE__ */ new Map(), a = r(e), o = /* @__PURE__ */ L(0), s = null, l = Kn, p = (e) => {
		if (Kn === l) return e();
		var t = W, n = Kn;
		In(null), qn(l);
		var r = e();
		return In(t), qn(n), r;
	};
	return a && i.set("length", /* @__PURE__ */ L(e.length, s)), new Proxy(e, {
		defineProperty(e, t, n) {
			"value" in n && n.configurable !== !1 && n.enumerable !== !1 && n.writable !== !1 || Ne();
			var r = i.get(t);
			return r === void 0 ? p(() => {
				var e = /* @__PURE__ */ L(n.value, s);
				return i.set(t, e), e;
			}) : R(r, n.value, !0), !0;
		},
		deleteProperty(e, n) {
			var r = i.get(n);
			if (r === void 0) {
				if (n in e) {
					let e = p(() => /* @__PURE__ */ L(t, s));
					i.set(n, e), Ht(o);
				}
			} else R(r, t), Ht(o);
			return !0;
		},
		get(n, r, a) {
			if (r === A) return e;
			var o = i.get(r), l = r in n;
			if (o === void 0 && (!l || c(n, r)?.writable) && (o = p(() => /* @__PURE__ */ L(Wt(l ? n[r] : t), s)), i.set(r, o)), o !== void 0) {
				var u = K(o);
				return u === t ? void 0 : u;
			}
			return Reflect.get(n, r, a);
		},
		getOwnPropertyDescriptor(e, n) {
			this.has?.(e, n);
			var r = Reflect.getOwnPropertyDescriptor(e, n), a = i.get(n);
			if (a !== void 0) {
				var o = K(a);
				if (o === t) return;
				if (r && "value" in r) r.value = o;
				else return {
					enumerable: !0,
					configurable: !0,
					value: o,
					writable: !0
				};
			}
			return r;
		},
		has(e, n) {
			if (n === A) return !0;
			var r = i.get(n), a = r !== void 0 && r.v !== t || Reflect.has(e, n);
			return (r !== void 0 || (G !== null || W !== null) && (!a || c(e, n)?.writable)) && (r === void 0 && (r = p(() => /* @__PURE__ */ L(a ? Wt(e[n]) : t, s)), i.set(n, r)), K(r) === t) ? !1 : a;
		},
		set(e, n, r, l) {
			var u = i.get(n), d = n in e;
			if (a && n === "length") for (var f = r; f < u.v; f += 1) {
				var m = i.get(f + "");
				m === void 0 ? f in e && (m = p(() => /* @__PURE__ */ L(t, s)), i.set(f + "", m)) : R(m, t);
			}
			if (u === void 0) (!d || c(e, n)?.writable) && (u = p(() => /* @__PURE__ */ L(void 0, s)), R(u, Wt(r)), i.set(n, u));
			else {
				d = u.v !== t;
				var h = p(() => Wt(r));
				R(u, h);
			}
			var g = Reflect.getOwnPropertyDescriptor(e, n);
			if (g?.set && g.set.call(l, r), !d) {
				if (a && typeof n == "string") {
					var _ = i.get("length"), v = Number(n);
					Number.isInteger(v) && v >= _.v && R(_, v + 1);
				}
				Ht(o);
			}
			return !0;
		},
		ownKeys(e) {
			K(o);
			var n = Reflect.ownKeys(e).filter((e) => {
				var n = i.get(e);
				return n === void 0 || n.v !== t;
			});
			for (var [r, a] of i) a.v !== t && !(r in e) && n.push(r);
			return n;
		},
		setPrototypeOf() {
			Pe();
		}
	});
}
function Gt(e) {
	try {
		if (typeof e == "object" && e && A in e) return e[A];
	} catch {}
	return e;
}
function Kt(e, t) {
	return Object.is(Gt(e), Gt(t));
}
var qt, Jt, Yt, Xt;
function Zt() {
	if (qt === void 0) {
		qt = window, Jt = /Firefox/.test(navigator.userAgent);
		var e = Element.prototype, t = Node.prototype, n = Text.prototype;
		Yt = c(t, "firstChild").get, Xt = c(t, "nextSibling").get, p(e) && (e[oe] = void 0, e[ae] = null, e[se] = void 0, e.__e = void 0), p(n) && (n[ce] = void 0);
	}
}
function Qt(e = "") {
	return document.createTextNode(e);
}
/*@__NO_SIDE_EFFECTS__*/
function $t(e) {
	return Yt.call(e);
}
/*@__NO_SIDE_EFFECTS__*/
function en(e) {
	return Xt.call(e);
}
function z(e, t) {
	if (!M) return /* @__PURE__ */ $t(e);
	var n = /* @__PURE__ */ $t(N);
	if (n === null) n = N.appendChild(Qt());
	else if (t && n.nodeType !== 3) {
		var r = Qt();
		return n?.before(r), _e(r), r;
	}
	return t && on(n), _e(n), n;
}
function tn(e, t = !1) {
	if (!M) {
		var n = /* @__PURE__ */ $t(e);
		return n instanceof Comment && n.data === "" ? /* @__PURE__ */ en(n) : n;
	}
	if (t) {
		if (N?.nodeType !== 3) {
			var r = Qt();
			return N?.before(r), _e(r), r;
		}
		on(N);
	}
	return N;
}
function B(e, t = !1) {
	if (!M) return /* @__PURE__ */ $t(e);
	var n = z(e, t);
	return P(e), n;
}
function V(e, t = 1, n = !1) {
	let r = M ? N : e;
	for (var i; t--;) i = r, r = /* @__PURE__ */ en(r);
	if (!M) return r;
	if (n) {
		if (r?.nodeType !== 3) {
			var a = Qt();
			return r === null ? i?.after(a) : r.before(a), _e(a), a;
		}
		on(r);
	}
	return _e(r), r;
}
function nn(e) {
	e.textContent = "";
}
function rn() {
	return !1;
}
function an(e, t, n) {
	return t == null || t === "http://www.w3.org/1999/xhtml" ? n ? document.createElement(e, { is: n }) : document.createElement(e) : n ? document.createElementNS(t, e, { is: n }) : document.createElementNS(t, e);
}
function on(e) {
	if (e.nodeValue.length < 65536) return;
	let t = e.nextSibling;
	for (; t !== null && t.nodeType === 3;) t.remove(), e.nodeValue += t.nodeValue, t = e.nextSibling;
}
function sn(e) {
	var t = G;
	if (t === null) return W.f |= ne, e;
	if (!(t.f & 32768) && !(t.f & 4)) throw e;
	cn(e, t);
}
function cn(t, n) {
	if (t === e) throw t;
	if (!(n !== null && n.f & 16384)) {
		for (; n !== null;) {
			if (n.f & 128 && !(n.f & 33570816)) {
				if (!(n.f & 32768)) throw t;
				try {
					n.b.error(t);
					return;
				} catch (e) {
					t = e;
				}
			}
			n = n.parent;
		}
		throw t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/effects.js
function ln(e) {
	G === null && (W === null && Ae(e), ke()), Nn && Oe(e);
}
function un(e, t) {
	var n = t.last;
	n === null ? t.last = t.first = e : (n.next = e, e.prev = n, t.last = e);
}
function dn(e, t) {
	var n = G;
	n !== null && n.f & 8192 && (e |= S);
	var r = {
		ctx: Le,
		deps: null,
		nodes: null,
		f: e | b | 512,
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
	I?.register_created_effect(r);
	var i = r;
	if (e & 4) bt === null ? wt.ensure().schedule(r) : bt.push(r);
	else if (t !== null) {
		try {
			tr(r);
		} catch (e) {
			throw wn(r), e;
		}
		i.deps === null && i.teardown === null && i.nodes === null && i.first === i.last && !(i.f & 524288) && (i = i.first, e & 16 && e & 65536 && i !== null && (i.f |= E));
	}
	if (i !== null && (i.parent = n, n !== null && un(i, n), W !== null && W.f & 2 && !(e & 64))) {
		var a = W;
		(a.effects ??= []).push(i);
	}
	return r;
}
function fn() {
	return W !== null && !Fn;
}
function pn(e) {
	let t = dn(8, null);
	return Je(t, y), t.teardown = e, t;
}
function H(e) {
	ln("$effect");
	var t = G.f;
	if (!W && t & 32 && Le !== null && !Le.i) {
		var n = Le;
		(n.e ??= []).push(e);
	} else return mn(e);
}
function mn(e) {
	return dn(4 | ee, e);
}
function hn(e) {
	wt.ensure();
	let t = dn(64 | D, e);
	return (e = {}) => new Promise((n) => {
		e.outro ? Dn(t, () => {
			wn(t), n(void 0);
		}) : (wn(t), n(void 0));
	});
}
function gn(e) {
	return dn(4, e);
}
function _n(e) {
	return dn(te | D, e);
}
function vn(e, t = 0) {
	return dn(8 | t, e);
}
function U(e, t = [], n = [], r = []) {
	tt(r, t, n, (t) => {
		dn(8, () => {
			e(...t.map(K));
		});
	});
}
function yn(e, t = 0) {
	return dn(16 | t, e);
}
function bn(e) {
	return dn(32 | D, e);
}
function xn(e) {
	var t = e.teardown;
	if (t !== null) {
		let n = Nn, r = W;
		Pn(!0), In(null);
		try {
			t.call(null);
		} catch (t) {
			cn(t, e.parent);
		} finally {
			Pn(n), In(r);
		}
	}
}
function Sn(e, t = !1) {
	var n = e.first;
	for (e.first = e.last = null; n !== null;) {
		let e = n.ac;
		e !== null && $e(() => {
			e.abort(ue);
		});
		var r = n.next;
		n.f & 64 ? n.parent = null : wn(n, t), n = r;
	}
}
function Cn(e) {
	for (var t = e.first; t !== null;) {
		var n = t.next;
		t.f & 32 || wn(t), t = n;
	}
}
function wn(e, t = !0) {
	var n = !1;
	(t || e.f & 262144) && e.nodes !== null && e.nodes.end !== null && (Tn(e.nodes.start, e.nodes.end), n = !0), e.f |= T, Sn(e, t && !n), er(e, 0);
	var r = e.nodes && e.nodes.t;
	if (r !== null) for (let e of r) e.stop();
	xn(e), e.f ^= T, e.f |= C;
	var i = e.parent;
	i !== null && i.first !== null && En(e), e.next = e.prev = e.teardown = e.ctx = e.deps = e.fn = e.nodes = e.ac = e.b = null;
}
function Tn(e, t) {
	for (; e !== null;) {
		var n = e === t ? null : /* @__PURE__ */ en(e);
		e.remove(), e = n;
	}
}
function En(e) {
	var t = e.parent, n = e.prev, r = e.next;
	n !== null && (n.next = r), r !== null && (r.prev = n), t !== null && (t.first === e && (t.first = r), t.last === e && (t.last = n));
}
function Dn(e, t, n = !0) {
	var r = [];
	e.f |= 256, On(e, r, !0);
	var i = () => {
		n && wn(e), t && t();
	}, a = r.length;
	if (a > 0) {
		var o = () => --a || i();
		for (var s of r) s.out(o);
	} else i();
}
function On(e, t, n) {
	if (!(e.f & 8192)) {
		e.f ^= S;
		var r = e.nodes && e.nodes.t;
		if (r !== null) for (let e of r) (e.is_global || n) && t.push(e);
		for (var i = e.first; i !== null;) {
			var a = i.next;
			if (!(i.f & 64)) {
				var o = !!(i.f & 65536) || !!(i.f & 32) && !!(e.f & 16);
				On(i, t, o ? n : !1);
			}
			i = a;
		}
	}
}
function kn(e) {
	e.f &= -257, An(e, !0);
}
function An(e, t) {
	if (!(e.f & 256) && e.f & 8192) {
		e.f ^= S, e.f & 1024 || (Je(e, b), wt.ensure().schedule(e));
		for (var n = e.first; n !== null;) {
			var r = n.next, i = !!(n.f & 65536) || !!(n.f & 32);
			An(n, i ? t : !1), n = r;
		}
		var a = e.nodes && e.nodes.t;
		if (a !== null) for (let e of a) (e.is_global || t) && e.in();
	}
}
function jn(e, t) {
	if (e.nodes) for (var n = e.nodes.start, r = e.nodes.end; n !== null;) {
		var i = n === r ? null : /* @__PURE__ */ en(n);
		t.append(n), n = i;
	}
}
// node_modules/svelte/src/internal/client/legacy.js
var Mn = null, Nn = !1;
function Pn(e) {
	Nn = e;
}
var W = null, Fn = !1;
function In(e) {
	W = e;
}
var G = null;
function Ln(e) {
	G = e;
}
var Rn = null;
function zn(e) {
	W !== null && (W.f & 2097152 || W.f & 2) && (Rn ??= /* @__PURE__ */ new Set()).add(e);
}
var Bn = null, Vn = 0, Hn = null;
function Un(e) {
	Hn = e;
}
var Wn = 1, Gn = 0, Kn = Gn;
function qn(e) {
	Kn = e;
}
function Jn() {
	return ++Wn;
}
function Yn(e) {
	var t = e.f;
	if (t & 2048) return !0;
	if (t & 4096) {
		for (var n = e.deps, r = n.length, i = 0; i < r; i++) {
			var a = n[i];
			if (Yn(a) && dt(a), a.wv > e.wv) return !0;
		}
		t & 512 && gt === null && Je(e, y);
	}
	return !1;
}
function Xn(e, t, n = !0) {
	var r = e.reactions;
	if (r !== null && !(Rn !== null && Rn.has(e))) for (var i = 0; i < r.length; i++) {
		var a = r[i];
		a.f & 2 ? Xn(a, t, !1) : t === a && (n ? Je(a, b) : a.f & 1024 && Je(a, x), kt(a));
	}
}
function Zn(e) {
	var t = Bn, n = Vn, r = Hn, i = W, a = Rn, o = Le, s = Fn, c = Kn, l = e.f;
	Bn = null, Vn = 0, Hn = null, W = l & 96 ? null : e, Rn = null, Re(e.ctx), Fn = !1, Kn = ++Gn, e.ac !== null && ($e(() => {
		e.ac.abort(ue);
	}), e.ac = null);
	try {
		e.f |= k;
		var u = e.fn, d = u();
		e.f |= w;
		var f = Qn(e);
		if (He() && Hn !== null && !Fn && f !== null && !(e.f & 6146)) for (var p = 0; p < Hn.length; p++) Xn(Hn[p], e);
		if (i !== null && i !== e) {
			if (Gn++, i.deps !== null) for (let e = 0; e < n; e += 1) i.deps[e].rv = Gn;
			if (t !== null) for (let e of t) e.rv = Gn;
			Hn !== null && (r === null ? r = Hn : r.push(...Hn));
		}
		return e.f & 8388608 && (e.f ^= ne), d;
	} catch (t) {
		return Qn(e), sn(t);
	} finally {
		e.f ^= k, Bn = t, Vn = n, Hn = r, W = i, Rn = a, Re(o), Fn = s, Kn = c;
	}
}
function Qn(e) {
	var t = e.deps, n = I?.is_fork;
	if (Bn !== null) {
		var r;
		if (n || er(e, Vn), t !== null && Vn > 0) for (t.length = Vn + Bn.length, r = 0; r < Bn.length; r++) t[Vn + r] = Bn[r];
		else e.deps = t = Bn;
		if (fn() && e.f & 512) for (r = Vn; r < t.length; r++) (t[r].reactions ??= []).push(e);
	} else !n && t !== null && Vn < t.length && (er(e, Vn), t.length = Vn);
	return t;
}
function $n(e, n) {
	let r = n.reactions;
	if (r !== null) {
		var o = i.call(r, e);
		if (o !== -1) {
			var s = r.length - 1;
			s === 0 ? r = n.reactions = null : (r[o] = r[s], r.pop());
		}
	}
	if (r === null && n.f & 2 && (Bn === null || !a.call(Bn, n))) {
		var c = n;
		c.f & 512 && (c.f ^= 512), c.v !== t && Ye(c), c.ac !== null && $e(() => {
			c.ac.abort(ue), c.ac = null, Je(c, b);
		}), ft(c), er(c, 0);
	}
}
function er(e, t) {
	var n = e.deps;
	if (n !== null) for (var r = t; r < n.length; r++) $n(e, n[r]);
}
function tr(e) {
	var t = e.f;
	if (!(t & 16384)) {
		Je(e, y);
		var n = G;
		G = e;
		try {
			t & 16777232 ? Cn(e) : Sn(e), xn(e);
			var r = Zn(e);
			e.teardown = typeof r == "function" ? r : null, e.wv = Wn;
		} finally {
			G = n;
		}
	}
}
async function nr() {
	await Promise.resolve(), Tt();
}
function K(e) {
	var t = !!(e.f & 2);
	if (Mn?.add(e), W !== null && !Fn && !(G !== null && G.f & 16384) && (Rn === null || !Rn.has(e))) {
		var n = W.deps;
		if (W.f & 2097152) e.rv < Gn && (e.rv = Gn, Bn === null && n !== null && n[Vn] === e ? Vn++ : Bn === null ? Bn = [e] : Bn.push(e));
		else {
			W.deps ??= [], a.call(W.deps, e) || W.deps.push(e);
			var r = e.reactions;
			r === null ? e.reactions = [W] : a.call(r, W) || r.push(W);
		}
	}
	if (Nn && Nt.has(e)) return Nt.get(e);
	if (t) {
		var i = e;
		if (Nn) {
			var o = i.v;
			return (!(i.f & 1024) && i.reactions !== null || ir(i)) && (o = ut(i)), Nt.set(i, o), o;
		}
		var s = !(i.f & 512) && !Fn && W !== null && !!(W.f & 512), c = (i.f & w) === 0;
		Yn(i) && (s && (i.f |= 512), dt(i)), s && !c && (pt(i), rr(i));
	}
	if (gt?.has(e)) return gt.get(e);
	if (e.f & 8388608) throw e.v;
	return e.v;
}
function rr(e) {
	if (e.f |= 512, e.deps !== null) for (let n of e.deps) {
		var t = n.reactions;
		t === null ? n.reactions = [e] : a.call(t, e) || t.push(e), n.f & 2 && !(n.f & 512) && (pt(n), rr(n));
	}
}
function ir(e) {
	if (e.v === t) return !0;
	if (e.deps === null) return !1;
	for (let t of e.deps) if (Nt.has(t) || t.f & 2 && ir(t)) return !0;
	return !1;
}
function ar(e) {
	var t = Fn;
	try {
		return Fn = !0, e();
	} finally {
		Fn = t;
	}
}
function or(e) {
	if (!(typeof e != "object" || !e || e instanceof EventTarget)) {
		if (A in e) sr(e);
		else if (!Array.isArray(e)) for (let t in e) {
			let n = e[t];
			typeof n == "object" && n && A in n && sr(n);
		}
	}
}
function sr(e, t = /* @__PURE__ */ new Set()) {
	if (typeof e == "object" && e && !(e instanceof EventTarget) && !t.has(e)) {
		t.add(e), e instanceof Date && e.getTime();
		for (let n in e) try {
			sr(e[n], t);
		} catch {}
		let n = f(e);
		if (n !== Object.prototype && n !== Array.prototype && n !== Map.prototype && n !== Set.prototype && n !== Date.prototype) {
			let t = l(n);
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
var cr = Symbol("events"), lr = /* @__PURE__ */ new Set(), ur = /* @__PURE__ */ new Set();
function dr(e, t, n, r = {}) {
	function i(e) {
		if (r.capture || gr.call(t, e), !e.cancelBubble) return $e(() => n?.call(this, e));
	}
	return e.startsWith("pointer") || e.startsWith("touch") || e === "wheel" ? (i.__removed = !1, Ge(() => {
		i.__removed || t.addEventListener(e, i, r);
	})) : t.addEventListener(e, i, r), i;
}
function fr(e, t, n, r, i) {
	var a = {
		capture: r,
		passive: i
	}, o = dr(e, t, n, a);
	(t === document.body || t === window || t === document || t instanceof HTMLMediaElement) && pn(() => {
		o.__removed = !0, t.removeEventListener(e, o, a);
	});
}
function q(e, t, n) {
	(t[cr] ??= {})[e] = n;
}
function pr(e) {
	for (var t = 0; t < e.length; t++) lr.add(e[t]);
	for (var n of ur) n(e);
}
var mr = null, hr = !1;
function gr(e) {
	var t = this, n = t.ownerDocument, r = e.type, i = e.composedPath?.() || [], a = i[0] || e.target;
	mr = e, hr || (hr = !0, setTimeout(() => {
		hr = !1, mr = null;
	}));
	var o = 0, c = mr === e && e[cr];
	if (c) {
		var l = i.indexOf(c);
		if (l !== -1 && (t === document || t === window)) {
			e[cr] = t;
			return;
		}
		var u = i.indexOf(t);
		if (u === -1) return;
		l <= u && (o = l);
	}
	if (a = i[o] || e.target, a !== t) {
		s(e, "currentTarget", {
			configurable: !0,
			get() {
				return a || n;
			}
		});
		var d = W, f = G;
		In(null), Ln(null);
		try {
			for (var p, m = []; a !== null && a !== t;) {
				try {
					var h = a[cr]?.[r];
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
			e[cr] = t, delete e.currentTarget, In(d), Ln(f);
		}
	}
}
// node_modules/svelte/src/internal/client/dom/reconciler.js
var _r = globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", { createHTML: (e) => e });
function vr(e) {
	return _r?.createHTML(e) ?? e;
}
function yr(e) {
	var t = an("template");
	return t.innerHTML = vr(e.replaceAll("<!>", "<!---->")), t.content;
}
// node_modules/svelte/src/internal/client/dom/template.js
function br(e, t) {
	var n = G;
	n.nodes === null && (n.nodes = {
		start: e,
		end: t,
		a: null,
		t: null
	});
}
/*#__NO_SIDE_EFFECTS__*/
function J(e, t) {
	var n = !!(t & 1), r = !!(t & 2), i, a = !e.startsWith("<!>");
	return () => {
		if (M) return br(N, null), N;
		i === void 0 && (i = yr(a ? e : "<!>" + e), n || (i = /* @__PURE__ */ $t(i)));
		var t = r || Jt ? document.importNode(i, !0) : i.cloneNode(!0);
		if (n) {
			var o = /* @__PURE__ */ $t(t), s = t.lastChild;
			br(o, s);
		} else br(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function xr(e, t, n = "svg") {
	var r = !e.startsWith("<!>"), i = !!(t & 1), a = `<${n}>${r ? e : "<!>" + e}</${n}>`, o;
	return () => {
		if (M) return br(N, null), N;
		if (!o) {
			var e = /* @__PURE__ */ $t(yr(a));
			if (i) for (o = document.createDocumentFragment(); /* @__PURE__ */ $t(e);) o.appendChild(/* @__PURE__ */ $t(e));
			else o = /* @__PURE__ */ $t(e);
		}
		var t = o.cloneNode(!0);
		if (i) {
			var n = /* @__PURE__ */ $t(t), r = t.lastChild;
			br(n, r);
		} else br(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Sr(e, t) {
	return /* @__PURE__ */ xr(e, t, "svg");
}
function Cr(e = "") {
	if (!M) {
		var t = Qt(e + "");
		return br(t, t), t;
	}
	var n = N;
	return n.nodeType === 3 ? on(n) : (n.before(n = Qt()), _e(n)), br(n, n), n;
}
function wr() {
	if (M) return br(N, null), N;
	var e = document.createDocumentFragment(), t = document.createComment(""), n = Qt();
	return e.append(t, n), br(t, n), e;
}
function Y(e, t) {
	if (M) {
		var n = G;
		n.f & 32768 && n.nodes.end !== null || (n.nodes.end = N), ve();
	} else e !== null && e.before(t);
}
function Tr() {
	if (M && N && N.nodeType === 8 && N.textContent?.startsWith("$")) {
		let e = N.textContent.substring(1);
		return ve(), e;
	}
	return (window.__svelte ??= {}).uid ??= 1, `c${window.__svelte.uid++}`;
}
[.../* @__PURE__ */ "allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback".split(".")];
var Er = ["touchstart", "touchmove"];
function Dr(e) {
	return Er.includes(e);
}
// node_modules/svelte/src/reactivity/create-subscriber.js
function Or(e) {
	let t = 0, n = Ft(0), r;
	return () => {
		fn() && (K(n), vn(() => (t === 0 && (r = ar(() => e(() => Ht(n)))), t += 1, () => {
			Ge(() => {
				--t, t === 0 && (r?.(), r = void 0, Ht(n));
			});
		})));
	};
}
// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var kr = E | D;
function Ar(e, t, n, r) {
	new jr(e, t, n, r);
}
var jr = class {
	parent;
	is_pending = !1;
	transform_error;
	#e;
	#t = M ? N : null;
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
	#m = Or(() => (this.#p = Ft(this.#l), () => {
		this.#p = null;
	}));
	constructor(e, t, n, r) {
		this.#e = e, this.#n = t, this.#r = (e) => {
			var t = G;
			t.b = this, t.f |= 128, n(e);
		}, this.parent = G.b, this.transform_error = r ?? this.parent?.transform_error ?? ((e) => e), this.#i = yn(() => {
			if (M) {
				let e = xe(this.#t);
				ve();
				let t = e === "[!";
				if (e.startsWith("[?")) {
					let t = JSON.parse(e.slice(2));
					this.#g(t);
				} else t ? this.#y() : this.#h();
			} else this.#b();
		}, kr), M && (this.#e = N);
	}
	#h() {
		try {
			this.#a = bn(() => this.#r(this.#e));
		} catch (e) {
			this.error(e);
		}
	}
	#g(e) {
		let t = this.#n.failed, { reset: n, invoke_onerror: r } = this.#_(e);
		Ge(r), t && (this.#s = bn(() => {
			t(this.#e, () => e, () => n);
		}));
	}
	#_(e) {
		var t = !1, n = !1;
		let r = () => {
			this.#v() || (t ? he() : (t = !0, n && Ie(), this.#s !== null && Dn(this.#s, () => {
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
					cn(e, this.#i && this.#i.parent);
				}
			}
		};
	}
	#v() {
		return (this.#i.f & (C | T)) !== 0;
	}
	#y() {
		let e = this.#n.pending;
		e && (this.is_pending = !0, this.#o = bn(() => e(this.#e)), Ge(() => {
			if (!this.#v()) {
				var e = this.#c = document.createDocumentFragment(), t = Qt(), n = !1;
				e.append(t), this.#a = this.#S(() => {
					try {
						return bn(() => this.#r(t));
					} catch (e) {
						try {
							this.error(e), n = !0;
						} catch (e) {
							cn(e, this.#i.parent);
						}
						return null;
					}
				}), this.#a === null ? (this.#c = null, n && this.#x(I)) : this.#u === 0 && (this.#e.before(e), this.#c = null, Dn(this.#o, () => {
					this.#o = null;
				}), this.#x(I));
			}
		}));
	}
	#b() {
		try {
			if (this.is_pending = this.has_pending_snippet(), this.#u = 0, this.#l = 0, this.#a = bn(() => {
				this.#r(this.#e);
			}), this.#u > 0) {
				var e = this.#c = document.createDocumentFragment();
				jn(this.#a, e);
				let t = this.#n.pending;
				this.#o = bn(() => t(this.#e));
			} else this.#x(I);
		} catch (e) {
			this.error(e);
		}
	}
	#x(e) {
		this.is_pending = !1, e.transfer_reactions(this.#f);
	}
	defer_effect(e) {
		Xe(e, this.#f);
	}
	is_rendered() {
		return !this.is_pending && (!this.parent || this.parent.is_rendered());
	}
	has_pending_snippet() {
		return !!this.#n.pending;
	}
	#S(e) {
		var t = G, n = W, r = Le;
		Ln(this.#i), In(this.#i), Re(this.#i.ctx);
		try {
			return wt.ensure(), e();
		} finally {
			Ln(t), In(n), Re(r);
		}
	}
	#C(e, t) {
		this.has_pending_snippet() ? (this.#u += e, this.#u === 0 && (this.#x(t), this.#o && Dn(this.#o, () => {
			this.#o = null;
		}), this.#c &&= (this.#e.before(this.#c), null))) : this.parent && this.parent.#C(e, t);
	}
	update_pending_count(e, t) {
		this.#C(e, t), this.#l += e, !this.#p || this.#d || (this.#d = !0, Ge(() => {
			this.#d = !1, this.#p && zt(this.#p, this.#l);
		}));
	}
	get_effect_pending() {
		return this.#m(), K(this.#p);
	}
	error(t) {
		if (t === e || !this.#n.onerror && !this.#n.failed) throw t;
		I?.is_fork ? (this.#a && I.skip_effect(this.#a), this.#o && I.skip_effect(this.#o), this.#s && I.skip_effect(this.#s), I.oncommit(() => {
			this.#v() || this.#w(t);
		})) : this.#w(t);
	}
	#w(e) {
		this.#a &&= (wn(this.#a), null), this.#o &&= (wn(this.#o), null), this.#s &&= (wn(this.#s), null), M && (_e(this.#t), ye(), _e(be()));
		let t = this.#n.failed, n = (e) => {
			if (this.#v()) return;
			let { reset: n, invoke_onerror: r } = this.#_(e);
			r(), t && !this.#v() && (this.#s = this.#S(() => {
				try {
					return bn(() => {
						var r = G;
						r.b = this, r.f |= 128, t(this.#e, () => e, () => n);
					});
				} catch (e) {
					return cn(e, this.#i.parent), null;
				}
			}));
		};
		Ge(() => {
			if (!this.#v()) {
				var t;
				try {
					t = this.transform_error(e);
				} catch (e) {
					cn(e, this.#i && this.#i.parent);
					return;
				}
				typeof t == "object" && t && typeof t.then == "function" ? t.then(n, (e) => cn(e, this.#i && this.#i.parent)) : n(t);
			}
		});
	}
};
function X(e, t) {
	var n = t == null ? "" : typeof t == "object" ? `${t}` : t;
	n !== (e[ce] ??= e.nodeValue) && (e[ce] = n, e.nodeValue = `${n}`);
}
function Mr(e, t) {
	return Pr(e, t);
}
var Nr = /* @__PURE__ */ new Map();
function Pr(t, { target: n, anchor: r, props: i = {}, events: a, context: s, intro: c = !0, transformError: l }) {
	Zt();
	var u = void 0, d = hn(() => {
		var c = r ?? n.appendChild(Qt());
		Ar(c, { pending: () => {} }, (n) => {
			ze({});
			var r = Le;
			if (s && (r.c = s), a && (i.$$events = a), M && br(n, null), u = t(n, i) || Ve(), M && (G.nodes.end = N, N === null || N.nodeType !== 8 || N.data !== "]")) throw pe(), e;
			Be();
		}, l);
		var d = /* @__PURE__ */ new Set(), f = (e) => {
			for (var t = 0; t < e.length; t++) {
				var r = e[t];
				if (!d.has(r)) {
					d.add(r);
					var i = Dr(r);
					for (let e of [n, document]) {
						var a = Nr.get(e);
						a === void 0 && (a = /* @__PURE__ */ new Map(), Nr.set(e, a));
						var o = a.get(r);
						o === void 0 ? (e.addEventListener(r, gr, { passive: i }), a.set(r, 1)) : a.set(r, o + 1);
					}
				}
			}
		};
		return f(o(lr)), ur.add(f), () => {
			for (var e of d) for (let r of [n, document]) {
				var t = Nr.get(r), i = t.get(e);
				--i == 0 ? (r.removeEventListener(e, gr), t.delete(e), t.size === 0 && Nr.delete(r)) : t.set(e, i);
			}
			ur.delete(f), c !== r && c.parentNode?.removeChild(c);
		};
	});
	return Fr.set(u, d), u;
}
var Fr = /* @__PURE__ */ new WeakMap(), Ir = class {
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
			if (n) kn(n), this.#r.delete(t);
			else {
				var r = this.#n.get(t);
				r && (kn(r.effect), this.#t.set(t, r.effect), this.#n.delete(t), r.fragment.lastChild.remove(), this.anchor.before(r.fragment), n = r.effect);
			}
			for (let [t, n] of this.#e) {
				if (this.#e.delete(t), t === e) break;
				let r = this.#n.get(n);
				r && (wn(r.effect), this.#n.delete(n));
			}
			for (let [e, r] of this.#t) {
				if (e === t || this.#r.has(e)) continue;
				let i = () => {
					if (Array.from(this.#e.values()).includes(e)) {
						var t = document.createDocumentFragment();
						jn(r, t), t.append(Qt()), this.#n.set(e, {
							effect: r,
							fragment: t
						});
					} else wn(r);
					this.#r.delete(e), this.#t.delete(e);
				};
				this.#i || !n ? (this.#r.add(e), Dn(r, i, !1)) : i();
			}
		}
	};
	#o = (e) => {
		this.#e.delete(e);
		let t = Array.from(this.#e.values());
		for (let [e, n] of this.#n) t.includes(e) || (wn(n.effect), this.#n.delete(e));
	};
	ensure(e, t) {
		var n = I, r = rn();
		if (t && !this.#t.has(e) && !this.#n.has(e)) {
			if (r) {
				var i = document.createDocumentFragment(), a = Qt();
				i.append(a), this.#n.set(e, {
					effect: bn(() => t(a)),
					fragment: i
				});
			} else this.#t.set(e, bn(() => t(this.anchor)));
		}
		if (this.#e.set(n, e), r) {
			for (let [t, r] of this.#t) t === e ? n.unskip_effect(r) : n.skip_effect(r);
			for (let [t, r] of this.#n) t === e ? n.unskip_effect(r.effect) : n.skip_effect(r.effect);
			n.oncommit(this.#a), n.ondiscard(this.#o);
		} else M && (this.anchor = N), this.#a(n);
	}
};
// node_modules/svelte/src/internal/client/dom/blocks/snippet.js
function Lr(e, t, ...n) {
	var r = new Ir(e);
	yn(() => {
		let e = t() ?? null;
		r.ensure(e, e && ((t) => e(t, ...n)));
	}, E);
}
function Rr(e) {
	Le === null && Te("onMount"), H(() => {
		let t = ar(e);
		if (typeof t == "function") return t;
	});
}
// node_modules/svelte/src/internal/client/dom/blocks/if.js
function Z(e, t, n = !1) {
	var r;
	M && (r = N, ve());
	var i = new Ir(e), a = n ? E : 0;
	function o(e, t) {
		if (M) {
			var n = xe(r);
			if (e !== parseInt(n.substring(1))) {
				var a = be();
				_e(a), i.anchor = a, ge(!1), i.ensure(e, t), ge(!0);
				return;
			}
		}
		i.ensure(e, t);
	}
	yn(() => {
		var e = !1;
		t((t, n = 0) => {
			e = !0, o(n, t);
		}), e || o(-1, null);
	}, a);
}
// node_modules/svelte/src/internal/client/dom/blocks/each.js
function zr(e, t) {
	return t;
}
function Br(e, t, n) {
	for (var r = [], i = t.length, a, s = t.length, c = 0; c < i; c++) {
		let n = t[c];
		Dn(n, () => {
			if (a) {
				if (a.pending.delete(n), a.done.add(n), a.pending.size === 0) {
					var t = e.outrogroups;
					Vr(e, o(a.done)), t.delete(a), t.size === 0 && (e.outrogroups = null);
				}
			} else --s;
		}, !1);
	}
	if (s === 0) {
		var l = r.length === 0 && n !== null && e.pending.size === 0;
		if (l) {
			var u = n, d = u.parentNode;
			nn(d), d.append(u), e.items.clear();
		}
		Vr(e, t, !l);
	} else a = {
		pending: new Set(t),
		done: /* @__PURE__ */ new Set()
	}, (e.outrogroups ??= /* @__PURE__ */ new Set()).add(a);
}
function Vr(e, t, n = !0) {
	var r;
	if (e.pending.size > 0) {
		r = /* @__PURE__ */ new Set();
		for (let t of e.pending.values()) for (let n of t) r.add(e.items.get(n).e);
	}
	for (var i = 0; i < t.length; i++) {
		var a = t[i];
		r?.has(a) ? (a.f |= O, jn(a, document.createDocumentFragment())) : wn(t[i], n);
	}
}
var Hr;
function Ur(e, t, n, i, a, s = null) {
	var c = e, l = /* @__PURE__ */ new Map();
	if (t & 4) {
		var u = e;
		c = M ? _e(/* @__PURE__ */ $t(u)) : u.appendChild(Qt());
	}
	M && ve();
	var d = null, f = /* @__PURE__ */ ct(() => {
		var e = n();
		return r(e) ? e : e == null ? [] : o(e);
	}), p = /* @__PURE__ */ new Map(), m = !0;
	function h(e) {
		if (!(_.effect.f & 16384)) {
			_.pending.delete(e);
			var n = K(f);
			_.fallback = d, Gr(_, n, c, t, i), d !== null && (n.length === 0 ? d.f & 33554432 ? (d.f ^= O, qr(d, null, c)) : kn(d) : Dn(d, () => {
				d = null;
			}));
		}
	}
	function g(e) {
		_.pending.delete(e);
	}
	var _ = {
		effect: yn(() => {
			var e = K(f), r = e.length;
			let o = !1;
			M && xe(c) === "[!" != (r === 0) && (c = be(), _e(c), ge(!1), o = !0);
			for (var u = /* @__PURE__ */ new Set(), _ = I, v = rn(), y = 0; y < r; y += 1) {
				M && N.nodeType === 8 && N.data === "]" && (c = N, o = !0, ge(!1));
				var b = e[y], x = i(b, y), S = m ? null : l.get(x);
				S ? (S.v && zt(S.v, b), S.i && zt(S.i, y), v && _.unskip_effect(S.e)) : (S = Kr(l, m ? c : Hr ??= Qt(), b, x, y, a, t, n), m || (S.e.f |= O), l.set(x, S)), u.add(x);
			}
			if (r === 0 && s && !d && (m ? d = bn(() => s(c)) : (d = bn(() => s(Hr ??= Qt())), d.f |= O)), r > u.size && De("", "", ""), M && r > 0 && _e(be()), !m) {
				if (p.set(_, u), v) {
					for (let [e, t] of l) u.has(e) || _.skip_effect(t.e);
					_.oncommit(h), _.ondiscard(g);
				} else h(_);
			}
			o && ge(!0), K(f);
		}),
		flags: t,
		items: l,
		pending: p,
		outrogroups: null,
		fallback: d
	};
	m = !1, M && (c = N);
}
function Wr(e) {
	for (; e !== null && !(e.f & 32);) e = e.next;
	return e;
}
function Gr(e, t, n, r, i) {
	var a = !!(r & 8), s = t.length, c = e.items, l = Wr(e.effect.first), u, d = null, f, p = [], m = [], h, g, _, v;
	if (a) for (v = 0; v < s; v += 1) h = t[v], g = i(h, v), _ = c.get(g).e, _.f & 33554432 || (_.nodes?.a?.measure(), (f ??= /* @__PURE__ */ new Set()).add(_));
	for (v = 0; v < s; v += 1) {
		if (h = t[v], g = i(h, v), _ = c.get(g).e, e.outrogroups !== null) for (let t of e.outrogroups) t.pending.delete(_), t.done.delete(_);
		if (_.f & 8192 && (kn(_), a && (_.nodes?.a?.unfix(), (f ??= /* @__PURE__ */ new Set()).delete(_))), _.f & 33554432) {
			if (_.f ^= O, _ === l) qr(_, null, n);
			else {
				var y = d ? d.next : l;
				_ === e.effect.last && (e.effect.last = _.prev), _.prev && (_.prev.next = _.next), _.next && (_.next.prev = _.prev), Jr(e, d, _), Jr(e, _, y), qr(_, y, n), d = _, p = [], m = [], l = Wr(d.next);
				continue;
			}
		}
		if (_ !== l) {
			if (u !== void 0 && u.has(_)) {
				if (p.length < m.length) {
					var b = m[0], x;
					d = b.prev;
					var S = p[0], C = p[p.length - 1];
					for (x = 0; x < p.length; x += 1) qr(p[x], b, n);
					for (x = 0; x < m.length; x += 1) u.delete(m[x]);
					Jr(e, S.prev, C.next), Jr(e, d, S), Jr(e, C, b), l = b, d = C, --v, p = [], m = [];
				} else u.delete(_), qr(_, l, n), Jr(e, _.prev, _.next), Jr(e, _, d === null ? e.effect.first : d.next), Jr(e, d, _), d = _;
				continue;
			}
			for (p = [], m = []; l !== null && l !== _;) (u ??= /* @__PURE__ */ new Set()).add(l), m.push(l), l = Wr(l.next);
			if (l === null) continue;
		}
		_.f & 33554432 || p.push(_), d = _, l = Wr(_.next);
	}
	if (e.outrogroups !== null) {
		for (let t of e.outrogroups) t.pending.size === 0 && (Vr(e, o(t.done)), e.outrogroups?.delete(t));
		e.outrogroups.size === 0 && (e.outrogroups = null);
	}
	if (l !== null || u !== void 0) {
		var w = [];
		if (u !== void 0) for (_ of u) _.f & 8192 || w.push(_);
		for (; l !== null;) !(l.f & 8192) && l !== e.fallback && w.push(l), l = Wr(l.next);
		var T = w.length;
		if (T > 0) {
			var E = r & 4 && s === 0 ? n : null;
			if (a) {
				for (v = 0; v < T; v += 1) w[v].nodes?.a?.measure();
				for (v = 0; v < T; v += 1) w[v].nodes?.a?.fix();
			}
			Br(e, w, E);
		}
	}
	a && Ge(() => {
		if (f !== void 0) for (_ of f) _.nodes?.a?.apply();
	});
}
function Kr(e, t, n, r, i, a, o, s) {
	var c = o & 1 ? o & 16 ? Ft(n) : /* @__PURE__ */ It(n, !1, !1) : null, l = o & 2 ? Ft(i) : null;
	return {
		v: c,
		i: l,
		e: bn(() => (a(t, c ?? n, l ?? i, s), () => {
			e.delete(r);
		}))
	};
}
function qr(e, t, n) {
	if (e.nodes) for (var r = e.nodes.start, i = e.nodes.end, a = t && !(t.f & 33554432) ? t.nodes.start : n; r !== null;) {
		var o = /* @__PURE__ */ en(r);
		if (a.before(r), r === i) return;
		r = o;
	}
}
function Jr(e, t, n) {
	t === null ? e.effect.first = n : t.next = n, n === null ? e.effect.last = t : n.prev = t;
}
// node_modules/svelte/src/internal/client/timing.js
var Yr = () => performance.now(), Xr = {
	tick: (e) => requestAnimationFrame(e),
	now: () => Yr(),
	tasks: /* @__PURE__ */ new Set()
};
// node_modules/svelte/src/internal/client/loop.js
function Zr() {
	let e = Xr.now();
	Xr.tasks.forEach((t) => {
		t.c(e) || (Xr.tasks.delete(t), t.f());
	}), Xr.tasks.size !== 0 && Xr.tick(Zr);
}
function Qr(e) {
	let t;
	return Xr.tasks.size === 0 && Xr.tick(Zr), {
		promise: new Promise((n) => {
			Xr.tasks.add(t = {
				c: e,
				f: n
			});
		}),
		abort() {
			Xr.tasks.delete(t);
		}
	};
}
// node_modules/svelte/src/internal/client/dom/elements/transitions.js
function $r(e) {
	if (e === "float") return "cssFloat";
	if (e === "offset") return "cssOffset";
	if (e.startsWith("--")) return e;
	let t = e.split("-");
	return t.length === 1 ? t[0] : t[0] + t.slice(1).map((e) => e[0].toUpperCase() + e.slice(1)).join("");
}
function ei(e) {
	let t = {}, n = e.split(";");
	for (let e of n) {
		let [n, r] = e.split(":");
		if (!n || r === void 0) break;
		let i = $r(n.trim());
		t[i] = r.trim();
	}
	return t;
}
var ti = (e) => e, ni = null;
function ri(e, t, n) {
	var r = (ni ?? G).nodes, i, a, o, s = null;
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
				o = ii(this.element, e, void 0, 1, () => {}, () => {
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
function ii(e, t, n, r, i, a) {
	var o = r === 1, s = !1;
	if (m(t)) {
		var c;
		return Ge(() => {
			s || (c = ii(e, t({ direction: o ? "in" : "out" }), n, r, i, a));
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
		abort: h,
		deactivate: h,
		reset: h,
		t: () => r
	};
	let { delay: l = 0, css: u, tick: d, easing: f = ti } = t;
	var p, g = () => 1 - r;
	return Ge(() => {
		if (!s) {
			var c = [];
			if (o && n === void 0 && (d && d(0, 1), u)) {
				var m = ei(u(0, 1));
				c.push(m, m);
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
					var m = !1;
					if (u) for (var h = Math.ceil(c / (1e3 / 60)), _ = 0; _ <= h; _ += 1) {
						var v = o + s * f(_ / h), y = ei(u(v, 1 - v));
						l.push(y), m ||= y.overflow === "hidden";
					}
					m && (e.style.overflow = "hidden"), g = () => {
						var e = p.currentTime;
						return o + s * f(e / c);
					}, d && Qr(() => {
						if (p.playState !== "running") return !1;
						var e = g();
						return d(e, 1 - e), !0;
					});
				}
				p = e.animate(l, {
					duration: c,
					fill: "forwards"
				}), p.onfinish = () => {
					g = () => r, d?.(r, 1 - r), a();
				};
			};
		}
	}), {
		abort: () => {
			s = !0, p && (p.cancel(), p.effect = null, p.onfinish = h);
		},
		deactivate: () => {
			a = h;
		},
		reset: () => {
			r === 0 && d?.(1, 0);
		},
		t: () => g()
	};
}
// node_modules/svelte/src/internal/client/dom/elements/actions.js
function ai(e, t, n) {
	gn(() => {
		var r = ar(() => t(e, n?.()) || {});
		if (n && r?.update) {
			var i = !1, a = {};
			vn(() => {
				var e = n();
				or(e), i && Ce(a, e) && (a = e, r.update(e));
			}), i = !0;
		}
		if (r?.destroy) return () => r.destroy();
	});
}
// node_modules/svelte/src/internal/shared/attributes.js
var oi = [..." 	\n\r\f\xA0\v﻿"];
function si(e, t, n) {
	var r = e == null ? "" : "" + e;
	if (t && (r = r ? r + " " + t : t), n) {
		for (var i of Object.keys(n)) if (n[i]) r = r ? r + " " + i : i;
		else if (r.length) for (var a = i.length, o = 0; (o = r.indexOf(i, o)) >= 0;) {
			var s = o + a;
			(o === 0 || oi.includes(r[o - 1])) && (s === r.length || oi.includes(r[s])) ? r = (o === 0 ? "" : r.substring(0, o)) + r.substring(s + 1) : o = s;
		}
	}
	return r === "" ? null : r;
}
function ci(e, t = !1) {
	var n = t ? " !important;" : ";", r = "";
	for (var i of Object.keys(e)) {
		var a = e[i];
		a != null && a !== "" && (r += " " + i + ": " + a + n);
	}
	return r;
}
function li(e) {
	return e[0] !== "-" || e[1] !== "-" ? e.toLowerCase() : e;
}
function ui(e, t) {
	if (t) {
		var n = "", r, i;
		if (Array.isArray(t) ? (r = t[0], i = t[1]) : r = t, e) {
			e = String(e).replaceAll(/\/\*.*?\*\//g, "").trim();
			var a = !1, o = 0, s = !1, c = [];
			r && c.push(...Object.keys(r).map(li)), i && c.push(...Object.keys(i).map(li));
			var l = 0, u = -1;
			let t = e.length;
			for (var d = 0; d < t; d++) {
				var f = e[d];
				if (s ? f === "/" && e[d - 1] === "*" && (s = !1) : a ? a === f && (a = !1) : f === "/" && e[d + 1] === "*" ? s = !0 : f === "\"" || f === "'" ? a = f : f === "(" ? o++ : f === ")" && o--, !s && a === !1 && o === 0) {
					if (f === ":" && u === -1) u = d;
					else if (f === ";" || d === t - 1) {
						if (u !== -1) {
							var p = li(e.substring(l, u).trim());
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
		return r && (n += ci(r)), i && (n += ci(i, !0)), n = n.trim(), n === "" ? null : n;
	}
	return e == null ? null : String(e);
}
// node_modules/svelte/src/internal/client/dom/elements/class.js
function di(e, t, n, r, i, a) {
	var o = e[oe];
	if (M || o !== n || o === void 0) {
		var s = si(n, r, a);
		M && s === e.getAttribute("class") || (s == null ? e.removeAttribute("class") : t ? e.className = s : e.setAttribute("class", s)), e[oe] = n;
	} else if (a && i !== a) for (var c in a) {
		var l = !!a[c];
		(i == null || l !== !!i[c]) && e.classList.toggle(c, l);
	}
	return a;
}
// node_modules/svelte/src/internal/client/dom/elements/style.js
function fi(e, t = {}, n, r) {
	for (var i in n) {
		var a = n[i];
		t[i] !== a && (n[i] == null ? e.style.removeProperty(i) : e.style.setProperty(i, a, r));
	}
}
function pi(e, t, n, r) {
	var i = e[se];
	if (M || i !== t) {
		var a = ui(t, r);
		M && a === e.getAttribute("style") || (a == null ? e.removeAttribute("style") : e.style.cssText = a), e[se] = t;
	} else r && (Array.isArray(r) ? (fi(e, n?.[0], r[0]), fi(e, n?.[1], r[1], "important")) : fi(e, n, r));
	return r;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/select.js
function mi(e, t) {
	t ? e.hasAttribute("selected") || e.setAttribute("selected", "") : e.removeAttribute("selected");
}
function hi(e, t) {
	var n = e.__defaultValue, i = e.multiple, a = i ? n ?? [] : null;
	if (!i || r(a)) {
		var o = e.selectedIndex, s = t && i ? new Set(e.selectedOptions) : null;
		for (var c of e.options) {
			var l = yi(c);
			mi(c, i ? a.includes(l) : Kt(l, n));
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
function gi(e, t, n = !1) {
	if (e.multiple) {
		if (t == null) return;
		if (!r(t)) return me();
		for (var i of e.options) i.selected = t.includes(yi(i));
	} else {
		for (i of e.options) if (Kt(yi(i), t)) {
			i.selected = !0;
			return;
		}
		n && t === void 0 || (e.selectedIndex = -1);
	}
}
function _i(e) {
	var t = new MutationObserver((t) => {
		t.every(bi) || ("__defaultValue" in e && hi(e, !1), "__value" in e && gi(e, e.__value));
	});
	t.observe(e, {
		childList: !0,
		subtree: !0,
		attributes: !0,
		attributeFilter: ["value"]
	}), pn(() => {
		t.disconnect();
	});
}
function vi(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet(), i = !0;
	et(e, "change", (t) => {
		var i = t ? "[selected]" : ":checked", a;
		if (e.multiple) a = [].map.call(e.querySelectorAll(i), yi);
		else {
			var o = e.querySelector(i) ?? e.querySelector("option:not([disabled])");
			a = o && yi(o);
		}
		n(a), e.__value = a, I !== null && r.add(I);
	}), gn(() => {
		var a = t();
		if (e === document.activeElement) {
			var o = I;
			if (r.has(o)) return;
		}
		if (gi(e, a, i), i && a === void 0) {
			var s = e.querySelector(":checked");
			s !== null && (a = yi(s), n(a));
		}
		e.__value = a, i = !1;
	});
}
function yi(e) {
	return "__value" in e ? e.__value : e.value;
}
function bi(e) {
	if (e.target.closest("selectedcontent") !== null) return !0;
	if (e.type === "childList") {
		var t = [...e.addedNodes, ...e.removedNodes];
		return t.length > 0 && t.every((e) => e.nodeName === "SELECTEDCONTENT");
	}
	return !1;
}
// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var xi = Symbol("is custom element"), Si = Symbol("is html"), Ci = de ? "link" : "LINK", wi = de ? "progress" : "PROGRESS";
function Ti(e) {
	if (M) {
		var t = !1, n = () => {
			if (!t) {
				if (t = !0, e.hasAttribute("value")) {
					var n = e.value;
					Q(e, "value", null), e.value = n;
				}
				if (e.hasAttribute("checked")) {
					var r = e.checked;
					Q(e, "checked", null), e.checked = r;
				}
			}
		};
		e[le] = n, Ge(n), Qe();
	}
}
function Ei(e, t) {
	var n = Oi(e);
	n.value !== (n.value = t ?? void 0) && (e.value !== t || t === 0 && e.nodeName === wi) && (e.value = t ?? "");
}
function Di(e, t) {
	var n = Oi(e);
	n.checked !== (n.checked = t ?? void 0) && (e.checked = t);
}
function Q(e, t, n, r) {
	var i = Oi(e);
	if (!(M && (i[t] = e.getAttribute(t), t === "src" || t === "srcset" || t === "href" && e.nodeName === Ci))) {
		var a = i[t];
		a !== (i[t] = n) && (t === "loading" && (e[ie] = n), n == null ? e.removeAttribute(t) : typeof n != "string" && Ai(e).has(t) ? e[t] = n : (!M || typeof n != "number" && typeof n != "boolean" || a !== String(n)) && e.setAttribute(t, n));
	}
}
function Oi(e) {
	return e[ae] ??= {
		[xi]: e.nodeName.includes("-"),
		[Si]: e.namespaceURI === n
	};
}
var ki = /* @__PURE__ */ new Map();
function Ai(e) {
	var t = e.getAttribute("is") || e.nodeName, n = ki.get(t);
	if (n) return n;
	ki.set(t, n = /* @__PURE__ */ new Set());
	for (var r, i = e, a = Element.prototype; a !== i;) {
		for (var o in r = l(i), r) r[o].set && o !== "innerHTML" && o !== "textContent" && o !== "innerText" && n.add(o);
		i = f(i);
	}
	return n;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/input.js
function ji(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet();
	et(e, "input", async (i) => {
		var a = i ? e.defaultValue : e.value;
		if (a = Ni(e) ? Pi(a) : a, n(a), I !== null && r.add(I), await nr(), a !== (a = t())) {
			var o = e.selectionStart, s = e.selectionEnd, c = e.value.length;
			if (e.value = a ?? "", s !== null) {
				var l = e.value.length;
				o === s && s === c && l > c ? (e.selectionStart = l, e.selectionEnd = l) : (e.selectionStart = o, e.selectionEnd = Math.min(s, l));
			}
		}
	}), (M && e.defaultValue !== e.value || ar(t) == null && e.value) && (n(Ni(e) ? Pi(e.value) : e.value), I !== null && r.add(I)), vn(() => {
		var n = t();
		if (e === document.activeElement) {
			var i = I;
			if (r.has(i)) return;
		}
		Ni(e) && n === Pi(e.value) || (e.type !== "date" || n || e.value) && n !== e.value && (e.value = n ?? "");
	});
}
function Mi(e, t, n = t) {
	et(e, "change", (t) => {
		n(t ? e.defaultChecked : e.checked);
	}), (M && e.defaultChecked !== e.checked || ar(t) == null) && n(e.checked), vn(() => {
		e.checked = !!t();
	});
}
function Ni(e) {
	var t = e.type;
	return t === "number" || t === "range";
}
function Pi(e) {
	return e === "" ? null : +e;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function Fi(e, t) {
	return e === t || e?.[A] === t;
}
function Ii(e = Ve(), t, n, r) {
	var i = Le.r, a = G;
	return gn(() => {
		var o, s;
		return vn(() => {
			o = s, s = r?.() || [], ar(() => {
				Fi(n(...s), e) || (t(e, ...s), o && Fi(n(...o), e) && t(null, ...o));
			});
		}), () => {
			let r = a;
			for (; r !== i && r.parent !== null && r.parent.f & 33554432;) r = r.parent;
			let o = () => {
				s && Fi(n(...s), e) && t(null, ...s);
			}, c = r.teardown;
			r.teardown = () => {
				o(), c?.();
			};
		};
	}), e;
}
// node_modules/svelte/src/internal/client/reactivity/store.js
var Li = !1;
function Ri(e) {
	var t = Li;
	try {
		return Li = !1, [e(), Li];
	} finally {
		Li = t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/props.js
var zi = {
	get(e, t) {
		let n = e.props.length;
		for (; n--;) {
			let r = e.props[n];
			if (m(r) && (r = r()), typeof r == "object" && r && t in r) return r[t];
		}
	},
	set(e, t, n) {
		let r = e.props.length;
		for (; r--;) {
			let i = e.props[r];
			m(i) && (i = i());
			let a = c(i, t);
			if (a && a.set) return a.set(n), !0;
		}
		return !1;
	},
	getOwnPropertyDescriptor(e, t) {
		let n = e.props.length;
		for (; n--;) {
			let r = e.props[n];
			if (m(r) && (r = r()), typeof r == "object" && r && t in r) {
				let e = c(r, t);
				return e && !e.configurable && (e.configurable = !0), e;
			}
		}
	},
	has(e, t) {
		if (t === A || t === j) return !1;
		for (let n of e.props) if (m(n) && (n = n()), n != null && t in n) return !0;
		return !1;
	},
	ownKeys(e) {
		let t = [];
		for (let n of e.props) if (m(n) && (n = n()), n) {
			for (let e in n) t.includes(e) || t.push(e);
			for (let e of Object.getOwnPropertySymbols(n)) t.includes(e) || t.push(e);
		}
		return t;
	}
};
function Bi(...e) {
	return new Proxy({ props: e }, zi);
}
function Vi(e, t, n, r) {
	var i = !0, a = !!(n & 8), o = !!(n & 16), s = r, l = !0, u = void 0, d = () => o && i ? (u ??= /* @__PURE__ */ at(r), K(u)) : (l && (l = !1, s = o ? ar(r) : r), s);
	let f;
	if (a) {
		var p = A in e || j in e;
		f = c(e, t)?.set ?? (p && t in e ? (n) => e[t] = n : void 0);
	}
	var m, h = !1;
	a ? [m, h] = Ri(() => e[t]) : m = e[t], m === void 0 && r !== void 0 && (m = d(), f && (i && Me(t), f(m)));
	var g = i ? () => {
		var n = e[t];
		return n === void 0 ? d() : (l = !0, n);
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
	var v = !1, y = (n & 1 ? at : ct)(() => (v = !1, g()));
	a && K(y);
	var b = G;
	return (function(e, t) {
		if (arguments.length > 0) {
			let n = t ? K(y) : i && a ? Wt(e) : e;
			return R(y, n), v = !0, s !== void 0 && (s = n), e;
		}
		return Nn && v || b.f & 16384 ? y.v : K(y);
	});
}
var Hi = {
	language: "Language",
	appearance: "Appearance",
	asTheSystem: "As the system",
	light: "Light",
	dark: "Dark"
}, Ui = {
	language: "Idioma",
	appearance: "Apariencia",
	asTheSystem: "Como el sistema",
	light: "Clara",
	dark: "Oscura"
}, Wi = /* @__PURE__ */ new Set([document.documentElement]), Gi = {
	en: "English",
	es: "Español"
}, Ki = {
	en: { shared: Hi },
	es: { shared: Ui }
};
function qi(e, t) {
	for (let n of Object.keys(t)) Ki[n][e] = t[n];
}
function Ji() {
	let e = [
		new URLSearchParams(globalThis.location?.search ?? "").get("lang"),
		document.documentElement.dataset.lang,
		...navigator.languages ?? []
	];
	for (let t of e) {
		let e = t?.slice(0, 2);
		if (e && e in Gi) return e;
	}
	return "en";
}
var Yi = new class {
	#e = /* @__PURE__ */ L(Wt(Ji()));
	get name() {
		return K(this.#e);
	}
	set name(e) {
		R(this.#e, e, !0);
	}
	get t() {
		return Ki[this.name];
	}
	choose(e) {
		this.name = e, this.apply();
	}
	apply() {
		for (let e of Wi) e.lang = this.name;
	}
}();
// src/strings/explore.ts
qi("explore", {
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
var Xi = "qkv-theme", Zi = [
	"system",
	"light",
	"dark"
], Qi = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
function $i() {
	try {
		let e = localStorage.getItem(Xi);
		return e && Zi.includes(e) ? e : "system";
	} catch {
		return "system";
	}
}
var ea = new class {
	#e = /* @__PURE__ */ L(Wt($i()));
	get choice() {
		return K(this.#e);
	}
	set choice(e) {
		R(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ L(Wt(Qi?.matches ?? !1));
	constructor() {
		Qi?.addEventListener("change", (e) => {
			R(this.#t, e.matches, !0), this.apply();
		});
	}
	get shown() {
		return this.choice === "system" ? K(this.#t) ? "dark" : "light" : this.choice;
	}
	choose(e) {
		this.choice = e;
		try {
			localStorage.setItem(Xi, e);
		} catch {}
		this.apply();
	}
	follow(e) {
		R(this.#t, e, !0), this.apply();
	}
	apply() {
		for (let e of Wi) e.dataset.theme = this.shown;
	}
}();
// node_modules/svelte/src/internal/disclose-version.js
typeof window < "u" && ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add("5");
// src/shared/Settings.svelte
var ta = /* @__PURE__ */ J("<option class=\"svelte-n9s7ue\"> </option>"), na = /* @__PURE__ */ J("<div class=\"settings svelte-n9s7ue\"><label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"></select> <label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option></select></div>");
function ra(e, t) {
	let n = Tr();
	ze(t, !0);
	let r = /* @__PURE__ */ F(() => Yi.t.shared);
	var i = na(), a = z(i), o = B(a, !0), s = V(a, 2);
	Ur(s, 21, () => Object.entries(Gi), ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ F(() => v(K(t), 2));
		let r = () => K(n)[0], i = () => K(n)[1];
		var a = ta(), o = B(a, !0), s = {};
		U(() => {
			Q(a, "lang", r()), X(o, i()), s !== (s = r()) && (a.value = (a.__value = s) ?? "");
		}), Y(e, a);
	}), P(s);
	var c;
	_i(s);
	var l = V(s, 2), u = B(l, !0), d = V(l, 2), f = z(d), p = B(f, !0);
	f.value = f.__value = "system";
	var m = V(f), h = B(m, !0);
	m.value = m.__value = "light";
	var g = V(m), _ = B(g, !0);
	g.value = g.__value = "dark", P(d);
	var y;
	_i(d), P(i), U(() => {
		Q(a, "for", `${n}-language`), X(o, K(r).language), Q(s, "id", `${n}-language`), c !== (c = Yi.name) && (s.value = (s.__value = c) ?? "", gi(s, c)), Q(l, "for", `${n}-theme`), X(u, K(r).appearance), Q(d, "id", `${n}-theme`), X(p, K(r).asTheSystem), X(h, K(r).light), X(_, K(r).dark), y !== (y = ea.choice) && (d.value = (d.__value = y) ?? "", gi(d, y));
	}), q("change", s, (e) => Yi.choose(e.currentTarget.value)), q("change", d, (e) => ea.choose(e.currentTarget.value)), Y(e, i), Be();
}
pr(["change"]);
// node_modules/d3-format/dist/d3-format.mjs
function ia(e) {
	return Math.abs(e = Math.round(e)) >= 1e21 ? e.toLocaleString("en").replace(/,/g, "") : e.toString(10);
}
function aa(e, t) {
	if (!isFinite(e) || e === 0) return null;
	var n = (e = t ? e.toExponential(t - 1) : e.toExponential()).indexOf("e"), r = e.slice(0, n);
	return [r.length > 1 ? r[0] + r.slice(2) : r, +e.slice(n + 1)];
}
function oa(e) {
	return e = aa(Math.abs(e)), e ? e[1] : NaN;
}
function sa(e, t) {
	return function(n, r) {
		for (var i = n.length, a = [], o = 0, s = e[0], c = 0; i > 0 && s > 0 && (c + s + 1 > r && (s = Math.max(1, r - c)), a.push(n.substring(i -= s, i + s)), !((c += s + 1) > r));) s = e[o = (o + 1) % e.length];
		return a.reverse().join(t);
	};
}
function ca(e) {
	return function(t) {
		return t.replace(/[0-9]/g, function(t) {
			return e[+t];
		});
	};
}
var la = /^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;
function ua(e) {
	if (!(t = la.exec(e))) throw Error("invalid format: " + e);
	var t;
	return new da({
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
ua.prototype = da.prototype;
function da(e) {
	this.fill = e.fill === void 0 ? " " : e.fill + "", this.align = e.align === void 0 ? ">" : e.align + "", this.sign = e.sign === void 0 ? "-" : e.sign + "", this.symbol = e.symbol === void 0 ? "" : e.symbol + "", this.zero = !!e.zero, this.width = e.width === void 0 ? void 0 : +e.width, this.comma = !!e.comma, this.precision = e.precision === void 0 ? void 0 : +e.precision, this.trim = !!e.trim, this.type = e.type === void 0 ? "" : e.type + "";
}
da.prototype.toString = function() {
	return this.fill + this.align + this.sign + this.symbol + (this.zero ? "0" : "") + (this.width === void 0 ? "" : Math.max(1, this.width | 0)) + (this.comma ? "," : "") + (this.precision === void 0 ? "" : "." + Math.max(0, this.precision | 0)) + (this.trim ? "~" : "") + this.type;
};
function fa(e) {
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
var pa;
function ma(e, t) {
	var n = aa(e, t);
	if (!n) return pa = void 0, e.toPrecision(t);
	var r = n[0], i = n[1], a = i - (pa = Math.max(-8, Math.min(8, Math.floor(i / 3))) * 3) + 1, o = r.length;
	return a === o ? r : a > o ? r + Array(a - o + 1).join("0") : a > 0 ? r.slice(0, a) + "." + r.slice(a) : "0." + Array(1 - a).join("0") + aa(e, Math.max(0, t + a - 1))[0];
}
function ha(e, t) {
	var n = aa(e, t);
	if (!n) return e + "";
	var r = n[0], i = n[1];
	return i < 0 ? "0." + Array(-i).join("0") + r : r.length > i + 1 ? r.slice(0, i + 1) + "." + r.slice(i + 1) : r + Array(i - r.length + 2).join("0");
}
var ga = {
	"%": (e, t) => (e * 100).toFixed(t),
	b: (e) => Math.round(e).toString(2),
	c: (e) => e + "",
	d: ia,
	e: (e, t) => e.toExponential(t),
	f: (e, t) => e.toFixed(t),
	g: (e, t) => e.toPrecision(t),
	o: (e) => Math.round(e).toString(8),
	p: (e, t) => ha(e * 100, t),
	r: ha,
	s: ma,
	X: (e) => Math.round(e).toString(16).toUpperCase(),
	x: (e) => Math.round(e).toString(16)
};
function _a(e) {
	return e;
}
var va = Array.prototype.map, ya = [
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
function ba(e) {
	var t = e.grouping === void 0 || e.thousands === void 0 ? _a : sa(va.call(e.grouping, Number), e.thousands + ""), n = e.currency === void 0 ? "" : e.currency[0] + "", r = e.currency === void 0 ? "" : e.currency[1] + "", i = e.decimal === void 0 ? "." : e.decimal + "", a = e.numerals === void 0 ? _a : ca(va.call(e.numerals, String)), o = e.percent === void 0 ? "%" : e.percent + "", s = e.minus === void 0 ? "−" : e.minus + "", c = e.nan === void 0 ? "NaN" : e.nan + "";
	function l(e, l) {
		e = ua(e);
		var u = e.fill, d = e.align, f = e.sign, p = e.symbol, m = e.zero, h = e.width, g = e.comma, _ = e.precision, v = e.trim, y = e.type;
		y === "n" ? (g = !0, y = "g") : ga[y] || (_ === void 0 && (_ = 12), v = !0, y = "g"), (m || u === "0" && d === "=") && (m = !0, u = "0", d = "=");
		var b = (l && l.prefix !== void 0 ? l.prefix : "") + (p === "$" ? n : p === "#" && /[boxX]/.test(y) ? "0" + y.toLowerCase() : ""), x = (p === "$" ? r : /[%p]/.test(y) ? o : "") + (l && l.suffix !== void 0 ? l.suffix : ""), S = ga[y], C = /[defgprs%]/.test(y);
		_ = _ === void 0 ? 6 : /[gprs]/.test(y) ? Math.max(1, Math.min(21, _)) : Math.max(0, Math.min(20, _));
		function w(e) {
			var n = b, r = x, o, l, p;
			if (y === "c") r = S(e) + r, e = "";
			else {
				e = +e;
				var w = e < 0 || 1 / e < 0;
				if (e = isNaN(e) ? c : S(Math.abs(e), _), v && (e = fa(e)), w && +e == 0 && f !== "+" && (w = !1), n = (w ? f === "(" ? f : s : f === "-" || f === "(" ? "" : f) + n, r = (y === "s" && !isNaN(e) && pa !== void 0 ? ya[8 + pa / 3] : "") + r + (w && f === "(" ? ")" : ""), C) {
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
		var n = Math.max(-8, Math.min(8, Math.floor(oa(t) / 3))) * 3, r = 10 ** -n, i = l((e = ua(e), e.type = "f", e), { suffix: ya[8 + n / 3] });
		return function(e) {
			return i(r * e);
		};
	}
	return {
		format: l,
		formatPrefix: u
	};
}
var xa, Sa;
Ca({
	thousands: ",",
	grouping: [3],
	currency: ["$", ""]
});
function Ca(e) {
	return xa = ba(e), Sa = xa.format, xa.formatPrefix, xa;
}
// src/explore/format.ts
var wa = Sa(".3~r"), Ta = Sa(".2~r"), Ea = Sa(".2~e");
function Da(e) {
	return Number.isNaN(e) ? "NaN" : e !== 0 && Math.abs(e) < .01 ? "<1 %" : `${Math.round(e * 100)} %`.replace("-", "−");
}
function Oa(e, t) {
	let n = t(e);
	return e > 0 && !n.startsWith("<") ? `+${n}` : n;
}
function $(e) {
	if (e == null) return "–";
	let t = typeof e == "string" ? Number(e) : e;
	if (Number.isNaN(t)) return "NaN";
	if (!Number.isFinite(t)) return t > 0 ? "∞" : "−∞";
	let n = Math.abs(t);
	return (n !== 0 && (n < .001 || n >= 1e5) ? Ea(t) : wa(t)).replaceAll("-", "−");
}
function ka(e) {
	return e === null || Number.isNaN(e) ? "–" : (Math.abs(e) < .001 && e !== 0 ? "<.001" : Ta(e)).replaceAll("-", "−");
}
function Aa(e) {
	if (e === void 0) return "?";
	let t = e.replaceAll("\n", "⏎").trim();
	return t === "" ? "␣" : t.length > 24 ? `${t.slice(0, 23)}…` : t;
}
// src/explore/Bars.svelte
var ja = /* @__PURE__ */ Sr("<rect><title> </title></rect>"), Ma = /* @__PURE__ */ J("<figure class=\"svelte-19cr64x\"><figcaption class=\"svelte-19cr64x\"><b> </b> </figcaption> <svg preserveAspectRatio=\"none\" role=\"img\" class=\"svelte-19cr64x\"><line x1=\"0\" class=\"svelte-19cr64x\"></line><!></svg></figure>");
function Na(e, t) {
	ze(t, !0);
	let n = Vi(t, "most", 3, 0), r = /* @__PURE__ */ F(() => n() || Math.max(1e-12, ...t.values.map(Math.abs))), i = /* @__PURE__ */ F(() => 320 / t.values.length), a = (e) => t.role === "signed" ? e < 0 ? "var(--output-fill)" : "var(--value-fill)" : t.role === "query" ? "var(--query)" : `var(--${t.role}-fill)`;
	var o = Ma(), s = z(o), c = z(s), l = B(c, !0), u = V(c);
	P(s);
	var d = V(s, 2);
	Q(d, "viewBox", "0 0 320 34");
	var f = z(d);
	Q(f, "x2", 320), Q(f, "y1", 17), Q(f, "y2", 17), Ur(V(f), 17, () => t.values, zr, (e, t, n) => {
		let o = /* @__PURE__ */ F(() => Math.min(1, Math.abs(K(t)) / K(r)) * 16);
		var s = ja(), c = B(z(s));
		P(s), U((e, r, a) => {
			Q(s, "x", n * K(i) + K(i) * .1), Q(s, "width", K(i) * .8), Q(s, "y", K(t) < 0 ? 17 : 17 - K(o)), Q(s, "height", e), Q(s, "fill", r), X(c, `${n}: ${a ?? ""}`);
		}, [
			() => Math.max(.4, K(o)),
			() => a(K(t)),
			() => $(K(t))
		]), Y(e, s);
	}), P(d), P(o), U((e) => {
		X(l, t.letter), X(u, ` ${t.label ?? ""}`), Q(d, "aria-label", `${t.label ?? ""}: ${e ?? ""}${t.values.length > 8 ? " …" : ""}`);
	}, [() => t.values.slice(0, 8).map($).join(", ")]), Y(e, o), Be();
}
// src/explore/pen.ts
var Pa = (e) => String(Math.round(e * 100) / 100), Fa = class {
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
		this.#e.push(`<${e} ${Object.entries(r).map(([e, t]) => `${e}="${typeof t == "number" ? Pa(t) : t.replaceAll("\"", "'")}"`).join(" ")}>${n}</${e}>`);
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
		this.#n += `translate(${Pa(e)},${Pa(t)})`;
	}
	rotate(e) {
		this.#n += `rotate(${Pa(e * 180 / Math.PI)})`;
	}
	beginPath() {
		this.#t = "";
	}
	rect(e, t, n, r) {
		this.#t += `M${Pa(e)},${Pa(t)}h${Pa(n)}v${Pa(r)}h${Pa(-n)}z`;
	}
	clip() {
		let e = `${this.name}c${this.#a++}`;
		this.#e.push(`<clipPath id="${e}"><path d="${this.#t}"${this.#n ? ` transform="${this.#n}"` : ""}/></clipPath><g clip-path="url(#${e})">`), this.#i++;
	}
	moveTo(e, t) {
		this.#t += `M${Pa(e)},${Pa(t)}`;
	}
	lineTo(e, t) {
		this.#t += `L${Pa(e)},${Pa(t)}`;
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
		this.#c("g", {}, `<svg x="${Pa(a)}" y="${Pa(o)}" width="${Pa(s)}" height="${Pa(c)}" viewBox="${Pa(t)} ${Pa(n)} ${Pa(r)} ${Pa(i)}" preserveAspectRatio="none">${d}</svg>`);
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
}, Ia = /* @__PURE__ */ new WeakMap(), La = 16, Ra = /\S+\s*/g, za = (e) => e.replace(/[&<>"]/g, (e) => ({
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
})[e]).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, ""), Ba = (e) => String(Math.round(e * 100) / 100);
function Va(e) {
	return new Ua(e).made();
}
async function Ha(e, t = 2) {
	let n = new Image();
	n.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(e)}`, await n.decode();
	let r = document.createElement("canvas");
	return [r.width, r.height] = [n.width * t, n.height * t], r.getContext("2d").drawImage(n, 0, 0, r.width, r.height), new Promise((e, t) => r.toBlob((n) => n ? e(n) : t(/* @__PURE__ */ Error("PNG")), "image/png"));
}
var Ua = class {
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
	#o = (e) => Ba(e - this.#r.left + La);
	#s = (e) => Ba(e - this.#r.top + La);
	#c(e) {
		let t = this.#a.get(e);
		if (t) return t;
		let n = this.#i;
		n.clearRect(0, 0, 1, 1), n.fillStyle = "#000", n.fillStyle = e, n.fillRect(0, 0, 1, 1);
		let [r, i, a, o] = n.getImageData(0, 0, 1, 1).data, s = o === 0 ? "none" : o === 255 ? `rgb(${r},${i},${a})` : `rgba(${r},${i},${a},${Ba(o / 255)})`;
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
		if (e instanceof HTMLImageElement) return this.#g(Ga(e), r, "auto");
		let i = n.overflowX !== "visible" || n.overflowY !== "visible", a = i ? {
			left: Math.max(t.left, r.left),
			top: Math.max(t.top, r.top),
			right: Math.min(t.right, r.right),
			bottom: Math.min(t.bottom, r.bottom)
		} : t;
		if (i) {
			let e = this.#u();
			this.#t.push(`<clipPath id="${e}"><rect x="${this.#o(r.left)}" y="${this.#s(r.top)}" width="${Ba(r.width)}" height="${Ba(r.height)}"/></clipPath>`), this.#e.push(`<g clip-path="url(#${e})">`);
		}
		for (let t of e.childNodes) t instanceof Element ? this.#l(t, a) : t instanceof Text && t.data.trim() && this.#v(t, n, a);
		i && this.#e.push("</g>");
	}
	#u = () => `p${this.#n++}`;
	#d(e, t, n = 0) {
		let r = n ? ` rx="${Ba(n)}"` : "";
		this.#e.push(`<rect x="${this.#o(e.left)}" y="${this.#s(e.top)}" width="${Ba(e.right - e.left)}" height="${Ba(e.bottom - e.top)}" fill="${t}"${r}/>`);
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
		let n = Ia.get(e);
		if (!n) return this.#g(e.toDataURL(), t, "pixelated");
		let r = new Fa(this.#u());
		n(r), this.#e.push(`<g transform="translate(${this.#o(t.left)},${this.#s(t.top)})">${r.made()}</g>`);
	}
	#g(e, t, n) {
		this.#e.push(`<image x="${this.#o(t.left)}" y="${this.#s(t.top)}" width="${Ba(t.width)}" height="${Ba(t.height)}" preserveAspectRatio="none" image-rendering="${n}" href="${e}" xlink:href="${e}"/>`);
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
			width: Ba(t.width),
			height: Ba(t.height)
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
		}] : e.data.matchAll(Ra);
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
			(t.textDecorationLine.includes("underline") || Wa(e.parentElement)) && this.#y(e.parentElement, n, r), this.#e.push(`<text x="${this.#o(n.left)}" y="${this.#s(r)}" font-family="${za(c)}" font-size="${t.fontSize}" font-weight="${t.fontWeight}" font-style="${t.fontStyle}" fill="${this.#c(t.color)}" textLength="${Ba(n.right - n.left)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${za(n.text)}</text>`);
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
}, Wa = (e) => !!e && getComputedStyle(e).textDecorationLine.includes("underline");
function Ga(e) {
	let t = Object.assign(document.createElement("canvas"), {
		width: e.naturalWidth,
		height: e.naturalHeight
	});
	return t.getContext("2d").drawImage(e, 0, 0), t.toDataURL();
}
// src/explore/saving.ts
async function Ka(e, t, n, r) {
	e === "svg" ? Xa(`${t}.svg`, new Blob([Va(n)], { type: "image/svg+xml" })) : e === "png" ? Xa(`${t}.png`, await Ha(Va(n))) : e === "csv" ? Xa(`${t}.csv`, new Blob([qa(r())], { type: "text/csv" })) : Xa(`${t}.json`, new Blob([Ja(r())], { type: "application/json" }));
}
function qa({ columns: e, rows: t }) {
	return [e, ...t].map((e) => e.map(Ya).join(",")).join("\n") + "\n";
}
function Ja({ about: e, columns: t, rows: n }) {
	let r = (e, t) => typeof t == "number" && !Number.isFinite(t) ? t === -Infinity ? null : String(t) : t;
	return JSON.stringify({
		schema: 1,
		...e,
		columns: t,
		rows: n
	}, r, 1);
}
function Ya(e) {
	if (e === null || e === -Infinity) return "";
	let t = String(e);
	return /[",\n\r]/.test(t) ? `"${t.replaceAll("\"", "\"\"")}"` : t;
}
function Xa(e, t) {
	let n = document.createElement("a");
	n.download = e, n.href = URL.createObjectURL(t), n.click(), setTimeout(() => URL.revokeObjectURL(n.href), 1e4);
}
// src/explore/View.svelte
var Za = /* @__PURE__ */ J("<span class=\"side svelte-1ld7c32\"> </span>"), Qa = /* @__PURE__ */ J("<button> </button>"), $a = /* @__PURE__ */ J("<p role=\"alert\" class=\"problem svelte-1ld7c32\"> </p>"), eo = /* @__PURE__ */ J("<section><div class=\"title svelte-1ld7c32\"><h2 class=\"svelte-1ld7c32\"><!> </h2> <div class=\"buttons\" role=\"group\" data-screen=\"\"></div></div> <p class=\"facts svelte-1ld7c32\"> </p> <!> <!></section>");
function to(e, t) {
	let n = Tr();
	ze(t, !0);
	let r = Vi(t, "problem", 3, ""), i = Vi(t, "side", 3, ""), a = /* @__PURE__ */ F(() => Yi.t.explore), o = /* @__PURE__ */ L(void 0), s = /* @__PURE__ */ L(""), c = [
		"svg",
		"png",
		"csv",
		"json"
	];
	async function l(e) {
		R(s, ""), await Ka(e, t.name, K(o), t.numbers).catch((e) => R(s, e.message, !0));
	}
	var u = eo(), d = z(u), f = z(d), p = z(f), m = (e) => {
		var t = Za(), n = B(t, !0);
		U(() => X(n, i())), Y(e, t);
	};
	Z(p, (e) => {
		i() && e(m);
	});
	var h = V(p, 1, !0);
	P(f);
	var g = V(f, 2);
	Ur(g, 20, () => c, (e) => e, (e, n) => {
		var r = Qa(), i = B(r, !0);
		U((e, n) => {
			r.disabled = !t.numbers, Q(r, "aria-label", `${K(a).save ?? ""} ${e ?? ""}`), X(i, n);
		}, [() => n.toUpperCase(), () => n.toUpperCase()]), q("click", r, () => l(n)), Y(e, r);
	}), P(g), P(d);
	var _ = V(d, 2), v = B(_, !0), y = V(_, 2), b = (e) => {
		var t = $a(), n = B(t, !0);
		U(() => X(n, r() || K(s))), Y(e, t);
	};
	Z(y, (e) => {
		(r() || K(s)) && e(b);
	}), Lr(V(y, 2), () => t.children), P(u), Ii(u, (e) => R(o, e), () => K(o)), U(() => {
		Q(u, "aria-labelledby", n), Q(f, "id", n), X(h, t.title), Q(g, "aria-label", K(a).save), X(v, t.facts);
	}), Y(e, u), Be();
}
pr(["click"]);
// src/explore/rows.ts
function no(e, t) {
	if (e.positions) return e.positions.indexOf(t);
	let n = t - e.first_row;
	return n >= 0 && n < e.rows ? n : -1;
}
function ro(e, t) {
	return e.positions ? e.positions[t] ?? 0 : e.first_row + t;
}
function io(e, t) {
	let n = e.tokens.length, r = t === "words" ? e.words : e.tokens.map((e, t) => t), i = new Int32Array(n);
	return r.forEach((e, t) => i.fill(t, e, r[t + 1] ?? n)), {
		starts: [...r, n],
		owner: i
	};
}
function ao(e, t, n) {
	let r = new Float32Array(n.starts.length - 1).fill(-Infinity);
	for (let i = 0; i < e.length; i++) {
		let a = e[i];
		if (a === -Infinity) continue;
		let o = n.owner[i + t];
		o !== void 0 && (r[o] = r[o] === -Infinity ? a : r[o] + a);
	}
	return r;
}
function oo(e, t, n = () => !1) {
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
// src/explore/Cell.svelte
var so = /* @__PURE__ */ J("<li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3><p class=\"big svelte-1gi2ppv\"> </p><p class=\"why svelte-1gi2ppv\"> </p></li>"), co = /* @__PURE__ */ J("<li class=\"masked svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3><p class=\"big svelte-1gi2ppv\">−∞</p><p class=\"why svelte-1gi2ppv\"> </p></li>"), lo = /* @__PURE__ */ J("<br/> ", 1), uo = /* @__PURE__ */ J("<li class=\"wide svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <!> <!> <p class=\"big added svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li>"), fo = /* @__PURE__ */ J("<li><button><span> </span> <span class=\"track svelte-1gi2ppv\"><span class=\"fill svelte-1gi2ppv\"></span></span> <span class=\"number svelte-1gi2ppv\"> </span></button></li>"), po = /* @__PURE__ */ J("<ol class=\"steps svelte-1gi2ppv\"><li class=\"wide svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <!> <!> <!> <p class=\"big svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li> <li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <p class=\"big svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li> <!> <!> <!> <li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <p class=\"big weight svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"><!> <!> <!></p></li> <!></ol> <h3 class=\"rest svelte-1gi2ppv\"> </h3> <ul class=\"others svelte-1gi2ppv\"></ul>", 1), mo = /* @__PURE__ */ J("<div role=\"group\" tabindex=\"0\" data-testid=\"cell\"><p class=\"pair svelte-1gi2ppv\"><label class=\"query\"> <input type=\"number\" data-screen=\"\" class=\"svelte-1gi2ppv\"/> <strong class=\"svelte-1gi2ppv\"> </strong></label> <span aria-hidden=\"true\">→</span> <label class=\"key\"> <input type=\"number\" data-screen=\"\" class=\"svelte-1gi2ppv\"/> <strong class=\"svelte-1gi2ppv\"> </strong></label></p> <!></div>");
function ho(e, t) {
	ze(t, !0);
	let n = Vi(t, "side", 3, ""), r = Vi(t, "first", 3, !0), i = /* @__PURE__ */ F(() => Yi.t.explore), a = /* @__PURE__ */ L(null), o = /* @__PURE__ */ L(""), s = /* @__PURE__ */ F(() => t.place.asks.tokens), c = /* @__PURE__ */ F(() => t.place.answers.tokens), l = /* @__PURE__ */ F(() => typeof t.place.head == "number");
	H(() => {
		let [e, n, s] = [
			t.place.heads,
			t.place.query,
			t.place.key
		];
		if (!K(l)) {
			R(a, null), R(o, K(i).oneHead, !0);
			return;
		}
		let c = new AbortController();
		return t.source.cell(e, n, s, c.signal).then((e) => {
			R(a, e), R(o, ""), r() && t.say(u(e));
		}, (e) => {
			e.name !== "AbortError" && R(o, e.message, !0);
		}), () => c.abort();
	});
	function u(e) {
		return e.hidden ? `${Aa(K(s)[t.place.query])} → ${Aa(K(c)[t.place.key])}: ${K(i).hiddenByMask}` : `${Aa(K(s)[t.place.query])} → ${Aa(K(c)[t.place.key])}: ${K(i).score} ${$(e.score)}, ${K(i).share} ${$(e.weight)}`;
	}
	let d = /* @__PURE__ */ F(() => K(a) && K(a).score_name.startsWith("q·k") ? K(a).query.map((e, t) => e * K(a).key[t]) : null), f = (e) => Number(e).toFixed(4).replace("-", "−");
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
		let e = K(a), r = (e, t) => e?.[t] ?? null, o = Math.max(e.query.length, e.value?.length ?? 0);
		return {
			about: {
				question: K(i).cellTitle,
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
				K(d)?.[n] ?? null,
				r(e.value, n),
				r(e.handed, n)
			])
		};
	}
	{
		let r = /* @__PURE__ */ F(() => K(a) && g);
		to(e, {
			get title() {
				return K(i).cellTitle;
			},
			get facts() {
				return `${t.where ?? ""} · ${K(i).measured ?? ""}`;
			},
			get name() {
				return `cell-${t.place.heads ?? ""}-${t.place.query ?? ""}-${t.place.key ?? ""}`;
			},
			get side() {
				return n();
			},
			get problem() {
				return K(o);
			},
			get numbers() {
				return K(r);
			},
			children: (e, n) => {
				var r = mo(), o = z(r), u = z(o), p = z(u), g = V(p);
				Ti(g);
				var _ = B(V(g, 2), !0);
				P(u);
				var y = V(u, 4), b = z(y), x = V(b);
				Ti(x);
				var S = B(V(x, 2), !0);
				P(y), P(o);
				var C = V(o, 2), w = (e) => {
					var n = po(), r = tn(n), o = z(r), l = z(o), u = B(l, !0), p = V(l, 2);
					Na(p, {
						get label() {
							return K(i).qVector;
						},
						get values() {
							return K(a).query;
						},
						role: "query",
						letter: "Q"
					});
					var m = V(p, 2);
					Na(m, {
						get label() {
							return K(i).kVector;
						},
						get values() {
							return K(a).key;
						},
						role: "key",
						letter: "K"
					});
					var h = V(m, 2), g = (e) => {
						Na(e, {
							get label() {
								return K(i).products;
							},
							get values() {
								return K(d);
							},
							role: "signed",
							letter: "×"
						});
					};
					Z(h, (e) => {
						K(d) && e(g);
					});
					var _ = V(h, 2), y = B(_, !0), b = B(V(_, 2), !0);
					P(o);
					var x = V(o, 2), S = z(x), C = B(S), w = V(S, 2), T = B(w, !0), E = B(V(w, 2));
					P(x);
					var D = V(x, 2), ee = (e) => {
						var t = so(), n = z(t), r = B(n, !0), o = V(n), s = B(o, !0), c = B(V(o));
						P(t), U((e, t, n) => {
							X(r, K(i).cap), X(s, e), X(c, `${t ?? ""} · tanh(s / ${n ?? ""})`);
						}, [
							() => $(K(a).capped),
							() => $(K(a).softcap),
							() => $(K(a).softcap)
						]), Y(e, t);
					};
					Z(D, (e) => {
						K(a).softcap !== null && e(ee);
					});
					var O = V(D, 2), k = (e) => {
						var t = so(), n = z(t), r = B(n), o = V(n), s = B(o, !0), c = B(V(o));
						P(t), U((e, t, n) => {
							X(r, `+ ${K(i).bias ?? ""}`), X(s, e), X(c, `${t ?? ""}${n ?? ""}`);
						}, [
							() => $(K(a).score),
							() => Number(K(a).bias) < 0 ? "" : "+",
							() => $(K(a).bias)
						]), Y(e, t);
					};
					Z(O, (e) => {
						K(a).bias !== null && e(k);
					});
					var te = V(O, 2), ne = (e) => {
						var t = co(), n = z(t), r = B(n, !0), a = B(V(n, 2), !0);
						P(t), U(() => {
							X(r, K(i).mask), X(a, K(i).hiddenByMask);
						}), Y(e, t);
					};
					Z(te, (e) => {
						K(a).hidden && e(ne);
					});
					var A = V(te, 2), re = z(A), j = B(re, !0), ie = V(re, 2), ae = B(ie, !0), oe = V(ie, 2), se = z(oe), ce = (e) => {
						var t = Cr();
						U((e, n) => X(t, `exp(${e ?? ""} − ${n ?? ""})`), [() => f(K(a).score), () => f(K(a).state)]), Y(e, t);
					};
					Z(se, (e) => {
						K(a).normalizer === "softmax" && K(a).state !== null && e(ce);
					});
					var le = V(se), ue = V(le), de = (e) => {
						var t = Cr();
						U((e) => X(t, `, ${e ?? ""}`), [() => K(i).rankIs(K(a).rank + 1)]), Y(e, t);
					};
					Z(ue, (e) => {
						K(a).hidden || e(de);
					});
					var fe = V(ue, 2), pe = (e) => {
						var t = lo(), n = V(tn(t));
						U((e) => X(n, `${K(i).sinkLogit ?? ""} ${e ?? ""}`), [() => $(K(a).sink)]), Y(e, t);
					};
					Z(fe, (e) => {
						K(a).sink !== null && e(pe);
					}), P(oe), P(A);
					var me = V(A, 2), he = (e) => {
						var t = uo(), n = z(t), r = B(n, !0), o = V(n, 2);
						Na(o, {
							get label() {
								return K(i).vVector;
							},
							get values() {
								return K(a).value;
							},
							role: "value",
							letter: "V"
						});
						var s = V(o, 2);
						{
							let e = /* @__PURE__ */ F(() => Math.max(...K(a).value.map(Math.abs)));
							Na(s, {
								get label() {
									return K(i).handed;
								},
								get values() {
									return K(a).handed;
								},
								role: "value",
								letter: "w·V",
								get most() {
									return K(e);
								}
							});
						}
						var c = V(s, 2), l = B(c, !0), u = B(V(c, 2), !0);
						P(t), U((e) => {
							X(r, K(i).shareTimesValue), X(l, e), X(u, K(a).through_output_weight ? K(i).lengthThrough : K(i).lengthPlain);
						}, [() => $(K(a).length)]), Y(e, t);
					};
					Z(me, (e) => {
						K(a).value && e(he);
					}), P(r);
					var M = V(r, 2), ge = B(M, !0), N = V(M, 2);
					Ur(N, 21, () => K(a).others, ([e, t]) => t, (e, n) => {
						var r = /* @__PURE__ */ F(() => v(K(n), 2));
						let i = () => K(r)[0], a = () => K(r)[1];
						var o = fo(), s = z(o);
						let l;
						var u = z(s), d = B(u, !0), f = V(u, 2), p = z(f);
						let m;
						P(f);
						var h = B(V(f, 2), !0);
						P(s), P(o), U((e, n, r) => {
							Q(s, "aria-current", a() === t.place.key), l = di(s, 1, "svelte-1gi2ppv", null, l, { here: a() === t.place.key }), X(d, e), m = pi(p, "", m, { width: n }), X(h, r);
						}, [
							() => Aa(K(c)[a()]),
							() => `${100 * Math.min(1, Math.max(0, i()))}%`,
							() => Da(i())
						]), q("click", s, () => t.place.go({ key: a() })), Y(e, o);
					}), P(N), U((e, t, n, r, o, s, c, l, d) => {
						X(u, e), X(y, t), X(b, n), X(C, `× ${K(i).scaleStep ?? ""}`), X(T, r), X(E, `× ${o ?? ""}${s ?? ""}`), X(j, K(a).normalizer), X(ae, c), X(le, ` ${l ?? ""}`), X(ge, d);
					}, [
						() => K(a).score_name.replace("q", "Q").replace("k", "K"),
						() => $(K(a).similarity),
						() => K(d) ? K(i).sumOfProducts(K(a).query.length) : K(a).score_name,
						() => $(K(a).scaled),
						() => $(K(a).scale),
						() => Math.abs(K(a).scale - 1 / Math.sqrt(K(a).query.length)) < 1e-9 ? ` = 1/√${K(a).query.length}` : "",
						() => $(K(a).weight),
						() => K(i).overKeys(K(a).visible),
						() => K(i).rowTitle(Aa(K(s)[t.place.query]))
					]), Y(e, n);
				};
				Z(C, (e) => {
					K(a) && K(l) && e(w);
				}), P(r), U((e, n, a, o) => {
					Q(r, "aria-label", K(i).cellLabel), X(p, `${K(i).queryOf ?? ""} `), Q(g, "min", e), Q(g, "max", n), Ei(g, t.place.query), X(_, a), X(b, `${K(i).keyOf ?? ""} `), Q(x, "min", t.place.of.first_key), Q(x, "max", t.place.of.first_key + t.place.of.keys - 1), Ei(x, t.place.key), X(S, o);
				}, [
					() => ro(t.place.of, 0),
					() => ro(t.place.of, t.place.of.rows - 1),
					() => Aa(K(s)[t.place.query]),
					() => Aa(K(c)[t.place.key])
				]), q("keydown", r, m), q("change", g, (e) => h(e, "query")), q("change", x, (e) => h(e, "key")), Y(e, r);
			},
			$$slots: { default: !0 }
		});
	}
	Be();
}
pr([
	"keydown",
	"change",
	"click"
]);
// node_modules/svelte/src/easing/index.js
function go(e) {
	let t = e - 1;
	return t * t * t + 1;
}
// node_modules/svelte/src/animate/index.js
function _o(e, { from: t, to: n }, r = {}) {
	var { delay: i = 0, duration: a = (e) => Math.sqrt(e) * 120, easing: o = go } = r, s = getComputedStyle(e), c = s.transform === "none" ? "" : s.transform, [l, u] = s.transformOrigin.split(" ").map(parseFloat);
	l /= e.clientWidth, u /= e.clientHeight;
	var d = vo(e), f = e.clientWidth / n.width / d, p = e.clientHeight / n.height / d, m = t.left + t.width * l, h = t.top + t.height * u, g = n.left + n.width * l, _ = n.top + n.height * u, v = (m - g) * f, y = (h - _) * p, b = t.width / n.width, x = t.height / n.height;
	return {
		delay: i,
		duration: typeof a == "function" ? a(Math.sqrt(v * v + y * y)) : a,
		easing: o,
		css: (e, t) => `transform: ${c} translate(${t * v}px, ${t * y}px) scale(${e + t * b}, ${e + t * x});`
	};
}
function vo(e) {
	if ("currentCSSZoom" in e) return e.currentCSSZoom;
	for (var t = e, n = 1; t !== null;) n *= +getComputedStyle(t).zoom, t = t.parentElement;
	return n;
}
// node_modules/d3-scale-chromatic/src/colors.js
function yo(e) {
	for (var t = e.length / 6 | 0, n = Array(t), r = 0; r < t;) n[r] = "#" + e.slice(r * 6, ++r * 6);
	return n;
}
// node_modules/d3-color/dist/d3-color.mjs
function bo(e, t, n) {
	e.prototype = t.prototype = n, n.constructor = e;
}
function xo(e, t) {
	var n = Object.create(e.prototype);
	for (var r in t) n[r] = t[r];
	return n;
}
function So() {}
var Co = .7, wo = 1 / Co, To = "\\s*([+-]?\\d+)\\s*", Eo = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*", Do = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*", Oo = /^#([0-9a-f]{3,8})$/, ko = RegExp(`^rgb\\(${To},${To},${To}\\)$`), Ao = RegExp(`^rgb\\(${Do},${Do},${Do}\\)$`), jo = RegExp(`^rgba\\(${To},${To},${To},${Eo}\\)$`), Mo = RegExp(`^rgba\\(${Do},${Do},${Do},${Eo}\\)$`), No = RegExp(`^hsl\\(${Eo},${Do},${Do}\\)$`), Po = RegExp(`^hsla\\(${Eo},${Do},${Do},${Eo}\\)$`), Fo = {
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
bo(So, Bo, {
	copy(e) {
		return Object.assign(new this.constructor(), this, e);
	},
	displayable() {
		return this.rgb().displayable();
	},
	hex: Io,
	formatHex: Io,
	formatHex8: Lo,
	formatHsl: Ro,
	formatRgb: zo,
	toString: zo
});
function Io() {
	return this.rgb().formatHex();
}
function Lo() {
	return this.rgb().formatHex8();
}
function Ro() {
	return $o(this).formatHsl();
}
function zo() {
	return this.rgb().formatRgb();
}
function Bo(e) {
	var t, n;
	return e = (e + "").trim().toLowerCase(), (t = Oo.exec(e)) ? (n = t[1].length, t = parseInt(t[1], 16), n === 6 ? Vo(t) : n === 3 ? new Go(t >> 8 & 15 | t >> 4 & 240, t >> 4 & 15 | t & 240, (t & 15) << 4 | t & 15, 1) : n === 8 ? Ho(t >> 24 & 255, t >> 16 & 255, t >> 8 & 255, (t & 255) / 255) : n === 4 ? Ho(t >> 12 & 15 | t >> 8 & 240, t >> 8 & 15 | t >> 4 & 240, t >> 4 & 15 | t & 240, ((t & 15) << 4 | t & 15) / 255) : null) : (t = ko.exec(e)) ? new Go(t[1], t[2], t[3], 1) : (t = Ao.exec(e)) ? new Go(t[1] * 255 / 100, t[2] * 255 / 100, t[3] * 255 / 100, 1) : (t = jo.exec(e)) ? Ho(t[1], t[2], t[3], t[4]) : (t = Mo.exec(e)) ? Ho(t[1] * 255 / 100, t[2] * 255 / 100, t[3] * 255 / 100, t[4]) : (t = No.exec(e)) ? Qo(t[1], t[2] / 100, t[3] / 100, 1) : (t = Po.exec(e)) ? Qo(t[1], t[2] / 100, t[3] / 100, t[4]) : Fo.hasOwnProperty(e) ? Vo(Fo[e]) : e === "transparent" ? new Go(NaN, NaN, NaN, 0) : null;
}
function Vo(e) {
	return new Go(e >> 16 & 255, e >> 8 & 255, e & 255, 1);
}
function Ho(e, t, n, r) {
	return r <= 0 && (e = t = n = NaN), new Go(e, t, n, r);
}
function Uo(e) {
	return e instanceof So || (e = Bo(e)), e ? (e = e.rgb(), new Go(e.r, e.g, e.b, e.opacity)) : new Go();
}
function Wo(e, t, n, r) {
	return arguments.length === 1 ? Uo(e) : new Go(e, t, n, r ?? 1);
}
function Go(e, t, n, r) {
	this.r = +e, this.g = +t, this.b = +n, this.opacity = +r;
}
bo(Go, Wo, xo(So, {
	brighter(e) {
		return e = e == null ? wo : wo ** +e, new Go(this.r * e, this.g * e, this.b * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Co : Co ** +e, new Go(this.r * e, this.g * e, this.b * e, this.opacity);
	},
	rgb() {
		return this;
	},
	clamp() {
		return new Go(Xo(this.r), Xo(this.g), Xo(this.b), Yo(this.opacity));
	},
	displayable() {
		return -.5 <= this.r && this.r < 255.5 && -.5 <= this.g && this.g < 255.5 && -.5 <= this.b && this.b < 255.5 && 0 <= this.opacity && this.opacity <= 1;
	},
	hex: Ko,
	formatHex: Ko,
	formatHex8: qo,
	formatRgb: Jo,
	toString: Jo
}));
function Ko() {
	return `#${Zo(this.r)}${Zo(this.g)}${Zo(this.b)}`;
}
function qo() {
	return `#${Zo(this.r)}${Zo(this.g)}${Zo(this.b)}${Zo((isNaN(this.opacity) ? 1 : this.opacity) * 255)}`;
}
function Jo() {
	let e = Yo(this.opacity);
	return `${e === 1 ? "rgb(" : "rgba("}${Xo(this.r)}, ${Xo(this.g)}, ${Xo(this.b)}${e === 1 ? ")" : `, ${e})`}`;
}
function Yo(e) {
	return isNaN(e) ? 1 : Math.max(0, Math.min(1, e));
}
function Xo(e) {
	return Math.max(0, Math.min(255, Math.round(e) || 0));
}
function Zo(e) {
	return e = Xo(e), (e < 16 ? "0" : "") + e.toString(16);
}
function Qo(e, t, n, r) {
	return r <= 0 ? e = t = n = NaN : n <= 0 || n >= 1 ? e = t = NaN : t <= 0 && (e = NaN), new ts(e, t, n, r);
}
function $o(e) {
	if (e instanceof ts) return new ts(e.h, e.s, e.l, e.opacity);
	if (e instanceof So || (e = Bo(e)), !e) return new ts();
	if (e instanceof ts) return e;
	e = e.rgb();
	var t = e.r / 255, n = e.g / 255, r = e.b / 255, i = Math.min(t, n, r), a = Math.max(t, n, r), o = NaN, s = a - i, c = (a + i) / 2;
	return s ? (o = t === a ? (n - r) / s + (n < r) * 6 : n === a ? (r - t) / s + 2 : (t - n) / s + 4, s /= c < .5 ? a + i : 2 - a - i, o *= 60) : s = c > 0 && c < 1 ? 0 : o, new ts(o, s, c, e.opacity);
}
function es(e, t, n, r) {
	return arguments.length === 1 ? $o(e) : new ts(e, t, n, r ?? 1);
}
function ts(e, t, n, r) {
	this.h = +e, this.s = +t, this.l = +n, this.opacity = +r;
}
bo(ts, es, xo(So, {
	brighter(e) {
		return e = e == null ? wo : wo ** +e, new ts(this.h, this.s, this.l * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Co : Co ** +e, new ts(this.h, this.s, this.l * e, this.opacity);
	},
	rgb() {
		var e = this.h % 360 + (this.h < 0) * 360, t = isNaN(e) || isNaN(this.s) ? 0 : this.s, n = this.l, r = n + (n < .5 ? n : 1 - n) * t, i = 2 * n - r;
		return new Go(is(e >= 240 ? e - 240 : e + 120, i, r), is(e, i, r), is(e < 120 ? e + 240 : e - 120, i, r), this.opacity);
	},
	clamp() {
		return new ts(ns(this.h), rs(this.s), rs(this.l), Yo(this.opacity));
	},
	displayable() {
		return (0 <= this.s && this.s <= 1 || isNaN(this.s)) && 0 <= this.l && this.l <= 1 && 0 <= this.opacity && this.opacity <= 1;
	},
	formatHsl() {
		let e = Yo(this.opacity);
		return `${e === 1 ? "hsl(" : "hsla("}${ns(this.h)}, ${rs(this.s) * 100}%, ${rs(this.l) * 100}%${e === 1 ? ")" : `, ${e})`}`;
	}
}));
function ns(e) {
	return e = (e || 0) % 360, e < 0 ? e + 360 : e;
}
function rs(e) {
	return Math.max(0, Math.min(1, e || 0));
}
function is(e, t, n) {
	return (e < 60 ? t + (n - t) * e / 60 : e < 180 ? n : e < 240 ? t + (n - t) * (240 - e) / 60 : t) * 255;
}
var as = Math.PI / 180, os = 180 / Math.PI, ss = 18, cs = .96422, ls = 1, us = .82521, ds = 4 / 29, fs = 6 / 29, ps = 3 * fs * fs, ms = fs * fs * fs;
function hs(e) {
	if (e instanceof _s) return new _s(e.l, e.a, e.b, e.opacity);
	if (e instanceof ws) return Ts(e);
	e instanceof Go || (e = Uo(e));
	var t = xs(e.r), n = xs(e.g), r = xs(e.b), i = vs((.2225045 * t + .7168786 * n + .0606169 * r) / ls), a, o;
	return t === n && n === r ? a = o = i : (a = vs((.4360747 * t + .3850649 * n + .1430804 * r) / cs), o = vs((.0139322 * t + .0971045 * n + .7141733 * r) / us)), new _s(116 * i - 16, 500 * (a - i), 200 * (i - o), e.opacity);
}
function gs(e, t, n, r) {
	return arguments.length === 1 ? hs(e) : new _s(e, t, n, r ?? 1);
}
function _s(e, t, n, r) {
	this.l = +e, this.a = +t, this.b = +n, this.opacity = +r;
}
bo(_s, gs, xo(So, {
	brighter(e) {
		return new _s(this.l + ss * (e ?? 1), this.a, this.b, this.opacity);
	},
	darker(e) {
		return new _s(this.l - ss * (e ?? 1), this.a, this.b, this.opacity);
	},
	rgb() {
		var e = (this.l + 16) / 116, t = isNaN(this.a) ? e : e + this.a / 500, n = isNaN(this.b) ? e : e - this.b / 200;
		return t = cs * ys(t), e = ls * ys(e), n = us * ys(n), new Go(bs(3.1338561 * t - 1.6168667 * e - .4906146 * n), bs(-.9787684 * t + 1.9161415 * e + .033454 * n), bs(.0719453 * t - .2289914 * e + 1.4052427 * n), this.opacity);
	}
}));
function vs(e) {
	return e > ms ? e ** (1 / 3) : e / ps + ds;
}
function ys(e) {
	return e > fs ? e * e * e : ps * (e - ds);
}
function bs(e) {
	return 255 * (e <= .0031308 ? 12.92 * e : 1.055 * e ** (1 / 2.4) - .055);
}
function xs(e) {
	return (e /= 255) <= .04045 ? e / 12.92 : ((e + .055) / 1.055) ** 2.4;
}
function Ss(e) {
	if (e instanceof ws) return new ws(e.h, e.c, e.l, e.opacity);
	if (e instanceof _s || (e = hs(e)), e.a === 0 && e.b === 0) return new ws(NaN, 0 < e.l && e.l < 100 ? 0 : NaN, e.l, e.opacity);
	var t = Math.atan2(e.b, e.a) * os;
	return new ws(t < 0 ? t + 360 : t, Math.sqrt(e.a * e.a + e.b * e.b), e.l, e.opacity);
}
function Cs(e, t, n, r) {
	return arguments.length === 1 ? Ss(e) : new ws(e, t, n, r ?? 1);
}
function ws(e, t, n, r) {
	this.h = +e, this.c = +t, this.l = +n, this.opacity = +r;
}
function Ts(e) {
	if (isNaN(e.h)) return new _s(e.l, 0, 0, e.opacity);
	var t = e.h * as;
	return new _s(e.l, Math.cos(t) * e.c, Math.sin(t) * e.c, e.opacity);
}
bo(ws, Cs, xo(So, {
	brighter(e) {
		return new ws(this.h, this.c, this.l + ss * (e ?? 1), this.opacity);
	},
	darker(e) {
		return new ws(this.h, this.c, this.l - ss * (e ?? 1), this.opacity);
	},
	rgb() {
		return Ts(this).rgb();
	}
}));
var Es = -.14861, Ds = 1.78277, Os = -.29227, ks = -.90649, As = 1.97294, js = As * ks, Ms = As * Ds, Ns = Ds * Os - ks * Es;
function Ps(e) {
	if (e instanceof Is) return new Is(e.h, e.s, e.l, e.opacity);
	e instanceof Go || (e = Uo(e));
	var t = e.r / 255, n = e.g / 255, r = e.b / 255, i = (Ns * r + js * t - Ms * n) / (Ns + js - Ms), a = r - i, o = (As * (n - i) - Os * a) / ks, s = Math.sqrt(o * o + a * a) / (As * i * (1 - i)), c = s ? Math.atan2(o, a) * os - 120 : NaN;
	return new Is(c < 0 ? c + 360 : c, s, i, e.opacity);
}
function Fs(e, t, n, r) {
	return arguments.length === 1 ? Ps(e) : new Is(e, t, n, r ?? 1);
}
function Is(e, t, n, r) {
	this.h = +e, this.s = +t, this.l = +n, this.opacity = +r;
}
bo(Is, Fs, xo(So, {
	brighter(e) {
		return e = e == null ? wo : wo ** +e, new Is(this.h, this.s, this.l * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Co : Co ** +e, new Is(this.h, this.s, this.l * e, this.opacity);
	},
	rgb() {
		var e = isNaN(this.h) ? 0 : (this.h + 120) * as, t = +this.l, n = isNaN(this.s) ? 0 : this.s * t * (1 - t), r = Math.cos(e), i = Math.sin(e);
		return new Go(255 * (t + n * (Es * r + Ds * i)), 255 * (t + n * (Os * r + ks * i)), 255 * (t + As * r * n), this.opacity);
	}
}));
var Ls = (e) => () => e;
function Rs(e, t) {
	return function(n) {
		return e + n * t;
	};
}
function zs(e, t, n) {
	return e **= +n, t = t ** +n - e, n = 1 / n, function(r) {
		return (e + r * t) ** +n;
	};
}
function Bs(e, t) {
	var n = t - e;
	return n ? Rs(e, n > 180 || n < -180 ? n - 360 * Math.round(n / 360) : n) : Ls(isNaN(e) ? t : e);
}
function Vs(e) {
	return (e = +e) == 1 ? Hs : function(t, n) {
		return n - t ? zs(t, n, e) : Ls(isNaN(t) ? n : t);
	};
}
function Hs(e, t) {
	var n = t - e;
	return n ? Rs(e, n) : Ls(isNaN(e) ? t : e);
}
var Us = (function e(t) {
	var n = Vs(t);
	function r(e, t) {
		var r = n((e = Wo(e)).r, (t = Wo(t)).r), i = n(e.g, t.g), a = n(e.b, t.b), o = Hs(e.opacity, t.opacity);
		return function(t) {
			return e.r = r(t), e.g = i(t), e.b = a(t), e.opacity = o(t), e + "";
		};
	}
	return r.gamma = e, r;
})(1);
function Ws(e, t) {
	return e = +e, t = +t, function(n) {
		return e * (1 - n) + t * n;
	};
}
var Gs = /[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g, Ks = new RegExp(Gs.source, "g");
function qs(e) {
	return function() {
		return e;
	};
}
function Js(e) {
	return function(t) {
		return e(t) + "";
	};
}
function Ys(e, t) {
	var n = Gs.lastIndex = Ks.lastIndex = 0, r, i, a, o = -1, s = [], c = [];
	for (e += "", t += ""; (r = Gs.exec(e)) && (i = Ks.exec(t));) (a = i.index) > n && (a = t.slice(n, a), s[o] ? s[o] += a : s[++o] = a), (r = r[0]) === (i = i[0]) ? s[o] ? s[o] += i : s[++o] = i : (s[++o] = null, c.push({
		i: o,
		x: Ws(r, i)
	})), n = Ks.lastIndex;
	return n < t.length && (a = t.slice(n), s[o] ? s[o] += a : s[++o] = a), s.length < 2 ? c[0] ? Js(c[0].x) : qs(t) : (t = c.length, function(e) {
		for (var n = 0, r; n < t; ++n) s[(r = c[n]).i] = r.x(e);
		return s.join("");
	});
}
var Xs = 180 / Math.PI, Zs = {
	translateX: 0,
	translateY: 0,
	rotate: 0,
	skewX: 0,
	scaleX: 1,
	scaleY: 1
};
function Qs(e, t, n, r, i, a) {
	var o, s, c;
	return (o = Math.sqrt(e * e + t * t)) && (e /= o, t /= o), (c = e * n + t * r) && (n -= e * c, r -= t * c), (s = Math.sqrt(n * n + r * r)) && (n /= s, r /= s, c /= s), e * r < t * n && (e = -e, t = -t, c = -c, o = -o), {
		translateX: i,
		translateY: a,
		rotate: Math.atan2(t, e) * Xs,
		skewX: Math.atan(c) * Xs,
		scaleX: o,
		scaleY: s
	};
}
var $s;
function ec(e) {
	let t = new (typeof DOMMatrix == "function" ? DOMMatrix : WebKitCSSMatrix)(e + "");
	return t.isIdentity ? Zs : Qs(t.a, t.b, t.c, t.d, t.e, t.f);
}
function tc(e) {
	return e == null || ($s ||= document.createElementNS("http://www.w3.org/2000/svg", "g"), $s.setAttribute("transform", e), !(e = $s.transform.baseVal.consolidate())) ? Zs : (e = e.matrix, Qs(e.a, e.b, e.c, e.d, e.e, e.f));
}
function nc(e, t, n, r) {
	function i(e) {
		return e.length ? e.pop() + " " : "";
	}
	function a(e, r, i, a, o, s) {
		if (e !== i || r !== a) {
			var c = o.push("translate(", null, t, null, n);
			s.push({
				i: c - 4,
				x: Ws(e, i)
			}, {
				i: c - 2,
				x: Ws(r, a)
			});
		} else (i || a) && o.push("translate(" + i + t + a + n);
	}
	function o(e, t, n, a) {
		e === t ? t && n.push(i(n) + "rotate(" + t + r) : (e - t > 180 ? t += 360 : t - e > 180 && (e += 360), a.push({
			i: n.push(i(n) + "rotate(", null, r) - 2,
			x: Ws(e, t)
		}));
	}
	function s(e, t, n, a) {
		e === t ? t && n.push(i(n) + "skewX(" + t + r) : a.push({
			i: n.push(i(n) + "skewX(", null, r) - 2,
			x: Ws(e, t)
		});
	}
	function c(e, t, n, r, a, o) {
		if (e !== n || t !== r) {
			var s = a.push(i(a) + "scale(", null, ",", null, ")");
			o.push({
				i: s - 4,
				x: Ws(e, n)
			}, {
				i: s - 2,
				x: Ws(t, r)
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
var rc = nc(ec, "px, ", "px)", "deg)"), ic = nc(tc, ", ", ")", ")"), ac = 1e-12;
function oc(e) {
	return ((e = Math.exp(e)) + 1 / e) / 2;
}
function sc(e) {
	return ((e = Math.exp(e)) - 1 / e) / 2;
}
function cc(e) {
	return ((e = Math.exp(2 * e)) - 1) / (e + 1);
}
var lc = (function e(t, n, r) {
	function i(e, i) {
		var a = e[0], o = e[1], s = e[2], c = i[0], l = i[1], u = i[2], d = c - a, f = l - o, p = d * d + f * f, m, h;
		if (p < ac) h = Math.log(u / s) / t, m = function(e) {
			return [
				a + e * d,
				o + e * f,
				s * Math.exp(t * e * h)
			];
		};
		else {
			var g = Math.sqrt(p), _ = (u * u - s * s + r * p) / (2 * s * n * g), v = (u * u - s * s - r * p) / (2 * u * n * g), y = Math.log(Math.sqrt(_ * _ + 1) - _);
			h = (Math.log(Math.sqrt(v * v + 1) - v) - y) / t, m = function(e) {
				var r = e * h, i = oc(y), c = s / (n * g) * (i * cc(t * r + y) - sc(y));
				return [
					a + c * d,
					o + c * f,
					s * i / oc(t * r + y)
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
function uc(e) {
	return (function t(n) {
		n = +n;
		function r(t, r) {
			var i = e((t = Fs(t)).h, (r = Fs(r)).h), a = Hs(t.s, r.s), o = Hs(t.l, r.l), s = Hs(t.opacity, r.opacity);
			return function(e) {
				return t.h = i(e), t.s = a(e), t.l = o(e ** +n), t.opacity = s(e), t + "";
			};
		}
		return r.gamma = t, r;
	})(1);
}
uc(Bs), uc(Hs);
// node_modules/d3-scale-chromatic/src/sequential-multi/cividis.js
function dc(e) {
	return e = Math.max(0, Math.min(1, e)), "rgb(" + Math.max(0, Math.min(255, Math.round(-4.54 - e * (35.34 - e * (2381.73 - e * (6402.7 - e * (7024.72 - e * 2710.57))))))) + ", " + Math.max(0, Math.min(255, Math.round(32.49 + e * (170.73 + e * (52.82 - e * (131.46 - e * (176.58 - e * 67.37))))))) + ", " + Math.max(0, Math.min(255, Math.round(81.24 + e * (442.36 - e * (2482.43 - e * (6167.24 - e * (6614.94 - e * 2475.67))))))) + ")";
}
// node_modules/d3-scale-chromatic/src/sequential-multi/viridis.js
function fc(e) {
	var t = e.length;
	return function(n) {
		return e[Math.max(0, Math.min(t - 1, Math.floor(n * t)))];
	};
}
var pc = fc(yo("44015444025645045745055946075a46085c460a5d460b5e470d60470e6147106347116447136548146748166848176948186a481a6c481b6d481c6e481d6f481f70482071482173482374482475482576482677482878482979472a7a472c7a472d7b472e7c472f7d46307e46327e46337f463480453581453781453882443983443a83443b84433d84433e85423f854240864241864142874144874045884046883f47883f48893e49893e4a893e4c8a3d4d8a3d4e8a3c4f8a3c508b3b518b3b528b3a538b3a548c39558c39568c38588c38598c375a8c375b8d365c8d365d8d355e8d355f8d34608d34618d33628d33638d32648e32658e31668e31678e31688e30698e306a8e2f6b8e2f6c8e2e6d8e2e6e8e2e6f8e2d708e2d718e2c718e2c728e2c738e2b748e2b758e2a768e2a778e2a788e29798e297a8e297b8e287c8e287d8e277e8e277f8e27808e26818e26828e26828e25838e25848e25858e24868e24878e23888e23898e238a8d228b8d228c8d228d8d218e8d218f8d21908d21918c20928c20928c20938c1f948c1f958b1f968b1f978b1f988b1f998a1f9a8a1e9b8a1e9c891e9d891f9e891f9f881fa0881fa1881fa1871fa28720a38620a48621a58521a68522a78522a88423a98324aa8325ab8225ac8226ad8127ad8128ae8029af7f2ab07f2cb17e2db27d2eb37c2fb47c31b57b32b67a34b67935b77937b87838b9773aba763bbb753dbc743fbc7340bd7242be7144bf7046c06f48c16e4ac16d4cc26c4ec36b50c46a52c56954c56856c66758c7655ac8645cc8635ec96260ca6063cb5f65cb5e67cc5c69cd5b6ccd5a6ece5870cf5773d05675d05477d1537ad1517cd2507fd34e81d34d84d44b86d54989d5488bd6468ed64590d74393d74195d84098d83e9bd93c9dd93ba0da39a2da37a5db36a8db34aadc32addc30b0dd2fb2dd2db5de2bb8de29bade28bddf26c0df25c2df23c5e021c8e020cae11fcde11dd0e11cd2e21bd5e21ad8e219dae319dde318dfe318e2e418e5e419e7e419eae51aece51befe51cf1e51df4e61ef6e620f8e621fbe723fde725"));
fc(yo("00000401000501010601010802010902020b02020d03030f03031204041405041606051806051a07061c08071e0907200a08220b09240c09260d0a290e0b2b100b2d110c2f120d31130d34140e36150e38160f3b180f3d19103f1a10421c10441d11471e114920114b21114e22115024125325125527125829115a2a115c2c115f2d11612f116331116533106734106936106b38106c390f6e3b0f703d0f713f0f72400f74420f75440f764510774710784910784a10794c117a4e117b4f127b51127c52137c54137d56147d57157e59157e5a167e5c167f5d177f5f187f601880621980641a80651a80671b80681c816a1c816b1d816d1d816e1e81701f81721f817320817521817621817822817922827b23827c23827e24828025828125818326818426818627818827818928818b29818c29818e2a81902a81912b81932b80942c80962c80982d80992d809b2e7f9c2e7f9e2f7fa02f7fa1307ea3307ea5317ea6317da8327daa337dab337cad347cae347bb0357bb2357bb3367ab5367ab73779b83779ba3878bc3978bd3977bf3a77c03a76c23b75c43c75c53c74c73d73c83e73ca3e72cc3f71cd4071cf4070d0416fd2426fd3436ed5446dd6456cd8456cd9466bdb476adc4869de4968df4a68e04c67e24d66e34e65e44f64e55064e75263e85362e95462ea5661eb5760ec5860ed5a5fee5b5eef5d5ef05f5ef1605df2625df2645cf3655cf4675cf4695cf56b5cf66c5cf66e5cf7705cf7725cf8745cf8765cf9785df9795df97b5dfa7d5efa7f5efa815ffb835ffb8560fb8761fc8961fc8a62fc8c63fc8e64fc9065fd9266fd9467fd9668fd9869fd9a6afd9b6bfe9d6cfe9f6dfea16efea36ffea571fea772fea973feaa74feac76feae77feb078feb27afeb47bfeb67cfeb77efeb97ffebb81febd82febf84fec185fec287fec488fec68afec88cfeca8dfecc8ffecd90fecf92fed194fed395fed597fed799fed89afdda9cfddc9efddea0fde0a1fde2a3fde3a5fde5a7fde7a9fde9aafdebacfcecaefceeb0fcf0b2fcf2b4fcf4b6fcf6b8fcf7b9fcf9bbfcfbbdfcfdbf")), fc(yo("00000401000501010601010802010a02020c02020e03021004031204031405041706041907051b08051d09061f0a07220b07240c08260d08290e092b10092d110a30120a32140b34150b37160b39180c3c190c3e1b0c411c0c431e0c451f0c48210c4a230c4c240c4f260c51280b53290b552b0b572d0b592f0a5b310a5c320a5e340a5f3609613809623909633b09643d09653e0966400a67420a68440a68450a69470b6a490b6a4a0c6b4c0c6b4d0d6c4f0d6c510e6c520e6d540f6d550f6d57106e59106e5a116e5c126e5d126e5f136e61136e62146e64156e65156e67166e69166e6a176e6c186e6d186e6f196e71196e721a6e741a6e751b6e771c6d781c6d7a1d6d7c1d6d7d1e6d7f1e6c801f6c82206c84206b85216b87216b88226a8a226a8c23698d23698f24699025689225689326679526679727669827669a28659b29649d29649f2a63a02a63a22b62a32c61a52c60a62d60a82e5fa92e5eab2f5ead305dae305cb0315bb1325ab3325ab43359b63458b73557b93556ba3655bc3754bd3853bf3952c03a51c13a50c33b4fc43c4ec63d4dc73e4cc83f4bca404acb4149cc4248ce4347cf4446d04545d24644d34743d44842d54a41d74b3fd84c3ed94d3dda4e3cdb503bdd513ade5238df5337e05536e15635e25734e35933e45a31e55c30e65d2fe75e2ee8602de9612bea632aeb6429eb6628ec6726ed6925ee6a24ef6c23ef6e21f06f20f1711ff1731df2741cf3761bf37819f47918f57b17f57d15f67e14f68013f78212f78410f8850ff8870ef8890cf98b0bf98c0af98e09fa9008fa9207fa9407fb9606fb9706fb9906fb9b06fb9d07fc9f07fca108fca309fca50afca60cfca80dfcaa0ffcac11fcae12fcb014fcb216fcb418fbb61afbb81dfbba1ffbbc21fbbe23fac026fac228fac42afac62df9c72ff9c932f9cb35f8cd37f8cf3af7d13df7d340f6d543f6d746f5d949f5db4cf4dd4ff4df53f4e156f3e35af3e55df2e661f2e865f2ea69f1ec6df1ed71f1ef75f1f179f2f27df2f482f3f586f3f68af4f88ef5f992f6fa96f8fb9af9fc9dfafda1fcffa4")), fc(yo("0d088710078813078916078a19068c1b068d1d068e20068f2206902406912605912805922a05932c05942e05952f059631059733059735049837049938049a3a049a3c049b3e049c3f049c41049d43039e44039e46039f48039f4903a04b03a14c02a14e02a25002a25102a35302a35502a45601a45801a45901a55b01a55c01a65e01a66001a66100a76300a76400a76600a76700a86900a86a00a86c00a86e00a86f00a87100a87201a87401a87501a87701a87801a87a02a87b02a87d03a87e03a88004a88104a78305a78405a78606a68707a68808a68a09a58b0aa58d0ba58e0ca48f0da4910ea3920fa39410a29511a19613a19814a099159f9a169f9c179e9d189d9e199da01a9ca11b9ba21d9aa31e9aa51f99a62098a72197a82296aa2395ab2494ac2694ad2793ae2892b02991b12a90b22b8fb32c8eb42e8db52f8cb6308bb7318ab83289ba3388bb3488bc3587bd3786be3885bf3984c03a83c13b82c23c81c33d80c43e7fc5407ec6417dc7427cc8437bc9447aca457acb4679cc4778cc4977cd4a76ce4b75cf4c74d04d73d14e72d24f71d35171d45270d5536fd5546ed6556dd7566cd8576bd9586ada5a6ada5b69db5c68dc5d67dd5e66de5f65de6164df6263e06363e16462e26561e26660e3685fe4695ee56a5de56b5de66c5ce76e5be76f5ae87059e97158e97257ea7457eb7556eb7655ec7754ed7953ed7a52ee7b51ef7c51ef7e50f07f4ff0804ef1814df1834cf2844bf3854bf3874af48849f48948f58b47f58c46f68d45f68f44f79044f79143f79342f89441f89540f9973ff9983ef99a3efa9b3dfa9c3cfa9e3bfb9f3afba139fba238fca338fca537fca636fca835fca934fdab33fdac33fdae32fdaf31fdb130fdb22ffdb42ffdb52efeb72dfeb82cfeba2cfebb2bfebd2afebe2afec029fdc229fdc328fdc527fdc627fdc827fdca26fdcb26fccd25fcce25fcd025fcd225fbd324fbd524fbd724fad824fada24f9dc24f9dd25f8df25f8e125f7e225f7e425f6e626f6e826f5e926f5eb27f4ed27f3ee27f3f027f2f227f1f426f1f525f0f724f0f921"));
// src/shared/colours.ts
var mc = {
	cividis: dc,
	viridis: pc,
	signed: hc([
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
	"signed-dark": hc([
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
function hc(e, t, n) {
	return (r) => {
		let i = r < .5 ? e : n, a = Math.abs(2 * r - 1);
		return `rgb(${t.map((e, t) => Math.round(e + (i[t] - e) * a)).join(",")})`;
	};
}
function gc(e) {
	let t = /* @__PURE__ */ new Uint8ClampedArray(1024);
	for (let n = 0; n < 256; n++) t.set([..._c(mc[e](n / 255)), 255], n * 4);
	return t;
}
function _c(e) {
	let t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(e), n = t ? t.slice(1).map((e) => parseInt(e, 16)) : (e.match(/\d+/g) ?? []).map(Number);
	return [
		n[0] ?? 0,
		n[1] ?? 0,
		n[2] ?? 0
	];
}
// src/explore/scale.ts
var vc = 5;
function yc(e, t, n) {
	let r = t > 0 ? t : 1;
	return Sc(r, e, (t) => xc(e, r, t, n));
}
function bc(e, t, n) {
	let r = t > 0 ? t : 1;
	return Sc(r, e, (t) => .5 + Math.sign(t) * Math.min(1, Math.max(0, xc(e, r, Math.abs(t), n))) / 2);
}
function xc(e, t, n, r) {
	return e === "linear" ? Math.max(0, n) / t : e === "log" ? n <= 0 ? 0 : Math.log10(n / t) / vc + 1 : Cc(r, n);
}
function Sc(e, t, n) {
	let r = t === "log" ? e / 10 ** vc : 0;
	return Object.assign((e) => e === -Infinity ? -1 : Number.isNaN(e) ? -2 : Math.min(1, Math.max(0, n(e))), {
		low: r,
		high: e
	});
}
function Cc(e, t) {
	let [n, r] = [0, e.length];
	for (; n < r;) {
		let i = n + r >> 1;
		e[i] < t ? n = i + 1 : r = i;
	}
	return e.length ? n / e.length : 0;
}
function wc(e) {
	let t = Math.max(1, Math.floor(e.length / 16384)), n = [];
	for (let r = 0; r < e.length; r += t) {
		let t = e[r];
		t > -Infinity && n.push(t);
	}
	let r = n.filter((e, t) => t % Math.ceil(n.length / 4096 || 1) === 0);
	return Float32Array.from(r).sort();
}
function Tc(e, t, n, r) {
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
var Ec = /* @__PURE__ */ J("<option> </option>"), Dc = /* @__PURE__ */ J("<label><input type=\"checkbox\"/> </label> <label> <input type=\"range\" min=\"0\" max=\"1\" step=\"0.05\"/> <output> </output></label>", 1), Oc = /* @__PURE__ */ J("<button class=\"small\"> </button> <button class=\"small\"> </button>", 1), kc = /* @__PURE__ */ J("<p class=\"what\"> </p>"), Ac = /* @__PURE__ */ J("<b class=\"svelte-ud8oa1\"> </b>"), jc = /* @__PURE__ */ J("<button><span class=\"masked svelte-ud8oa1\"><canvas aria-hidden=\"true\" class=\"svelte-ud8oa1\"></canvas></span> <span class=\"name svelte-ud8oa1\"> <!></span></button>"), Mc = /* @__PURE__ */ J("<div class=\"choices\" data-screen=\"\"><label> <select data-testid=\"sort\"><option> </option><!></select></label> <!> <label><input type=\"checkbox\"/> </label> <!></div> <!> <div role=\"group\" data-testid=\"gallery\"></div>", 1);
function Nc(e, t) {
	ze(t, !0);
	let n = Vi(t, "place", 7), r = Vi(t, "side", 3, ""), i = /* @__PURE__ */ F(() => Yi.t.explore), a = /* @__PURE__ */ L([]), o = /* @__PURE__ */ L({}), s = /* @__PURE__ */ L([]), c = /* @__PURE__ */ L(""), l = /* @__PURE__ */ L(0), u = /* @__PURE__ */ L(!0), d = /* @__PURE__ */ L(""), f = /* @__PURE__ */ L(0), p = /* @__PURE__ */ L(""), m = /* @__PURE__ */ L(n().set.length > 0), h = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? !1, g = /* @__PURE__ */ F(() => K(s).filter((e) => ![
		"layer",
		"name",
		"head"
	].includes(e.name))), _ = /* @__PURE__ */ F(() => K(s).find((e) => e.name === K(c))), v = (e) => {
		let t = K(o)[e.id]?.[K(c)];
		return typeof t == "number" ? t : null;
	}, y = /* @__PURE__ */ F(() => Math.max(0, ...K(a).map((e) => v(e) ?? 0))), b = /* @__PURE__ */ F(() => {
		if (!K(c)) return K(a);
		let e = K(a).filter((e) => (v(e) ?? -Infinity) >= K(l) * K(y) || K(l) === 0), t = K(u) ? -1 : 1;
		return [...e].sort((e, n) => t * ((v(e) ?? -Infinity * -t) - (v(n) ?? -Infinity * -t)) || 0);
	}), x = /* @__PURE__ */ F(() => K(c) ? 0 : Math.max(1, ...n().info.layers.map((e) => e.heads.length)));
	Rr(() => {
		let e = new AbortController();
		return (async () => {
			try {
				for (let r of n().info.layers) {
					let n = await t.source.gallery(r.number, e.signal);
					R(a, [...K(a), ...S(r.number, n.heads ?? r.heads, n)]);
				}
				for (let r of n().info.layers) {
					let n = await t.source.heads(r.number, e.signal), i = new Set(K(s).map((e) => e.name));
					n.columns.some((e) => !i.has(e.name)) && R(s, [...K(s), ...n.columns.filter((e) => !i.has(e.name))]), R(o, {
						...K(o),
						...Object.fromEntries(n.rows.map((e) => [`${e.layer}.${e.head}`, e]))
					}), Vt(f);
				}
				t.say(K(i).galleryReady(K(a).length));
			} catch (e) {
				e.name !== "AbortError" && R(d, e.message, !0);
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
			let a = (t.source.signed ? bc : yc)("log", i, wc(r.picture)), o = t.source.signed ? ea.shown === "dark" ? "signed-dark" : "signed" : n().palette, s = Tc(r.picture, a, gc(o), [
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
		let t = K(b).findIndex((e) => e.id === K(p)), n = e.currentTarget, r = n.querySelector("button"), i = r ? Math.max(1, K(x) || Math.floor(n.clientWidth / (r.offsetWidth + 8))) : 1, a = {
			ArrowLeft: -1,
			ArrowRight: 1,
			ArrowUp: -i,
			ArrowDown: i,
			Home: -t,
			End: K(b).length - 1 - t
		}[e.key];
		if (a === void 0) return;
		e.preventDefault();
		let o = K(b)[Math.min(K(b).length - 1, Math.max(0, t + a))];
		o && n.querySelector(`[data-id="${o.id}"]`)?.focus();
	}
	function E(e) {
		let t = v(e);
		return `${K(i).layerHead(e.layer, e.head)}${K(_) && t !== null ? `, ${K(i).columns[K(c)] ?? K(c)} ${$(t)}` : ""}`;
	}
	function D() {
		let e = K(s).map((e) => e.name), t = K(b).map((e) => K(o)[e.id]).filter((e) => e !== void 0);
		return {
			about: {
				question: K(i).galleryTitle,
				model: n().info.model,
				side: r() || void 0,
				what: K(s)
			},
			columns: e,
			rows: t.map((t) => e.map((e) => t[e] ?? null))
		};
	}
	function ee(e) {
		let r = n().set.filter((t) => t !== e.id);
		n().choose(r.length === n().set.length ? [...r, e.id] : r), t.say(K(i).chosenHeads(n().set.length));
	}
	{
		let t = /* @__PURE__ */ F(() => K(i).galleryFacts(K(a).length)), o = /* @__PURE__ */ F(() => K(f) < n().info.layers.length && !K(d) ? ` · ${K(i).measuring(K(f), n().info.layers.length)}` : ""), s = /* @__PURE__ */ F(() => K(f) ? D : null);
		to(e, {
			get title() {
				return K(i).galleryTitle;
			},
			get facts() {
				return `${K(t) ?? ""}${K(o) ?? ""}`;
			},
			name: "heads",
			get side() {
				return r();
			},
			get problem() {
				return K(d);
			},
			get numbers() {
				return K(s);
			},
			children: (e, t) => {
				var r = Mc(), a = tn(r), o = z(a), s = z(o), d = V(s), f = z(d), S = B(f, !0);
				f.value = f.__value = "", Ur(V(f), 17, () => K(g), (e) => e.name, (e, t) => {
					var n = Ec(), r = B(n, !0), a = {};
					U(() => {
						X(r, K(i).columns[K(t).name] ?? K(t).name), a !== (a = K(t).name) && (n.value = (n.__value = a) ?? "");
					}), Y(e, n);
				}), P(d), _i(d), P(o);
				var D = V(o, 2), O = (e) => {
					var t = Dc(), n = tn(t), r = z(n);
					Ti(r);
					var a = V(r);
					P(n);
					var o = V(n, 2), s = z(o), c = V(s);
					Ti(c);
					var d = B(V(c, 2), !0);
					P(o), U((e) => {
						X(a, ` ${K(i).largestFirst ?? ""}`), X(s, `${K(i).atLeast ?? ""} `), X(d, e);
					}, [() => $(K(l) * K(y))]), Mi(r, () => K(u), (e) => R(u, e)), ji(c, () => K(l), (e) => R(l, e)), Y(e, t);
				};
				Z(D, (e) => {
					K(c) && e(O);
				});
				var k = V(D, 2), te = z(k);
				Ti(te);
				var ne = V(te);
				P(k);
				var A = V(k, 2), re = (e) => {
					var t = Oc(), r = tn(t), a = B(r, !0), o = V(r, 2), s = B(o, !0);
					U((e) => {
						X(a, e), X(s, K(i).chooseNone);
					}, [() => K(i).openMean(n().set.length)]), q("click", r, () => n().go({
						head: "set",
						view: "map"
					})), q("click", o, () => n().choose([])), Y(e, t);
				};
				Z(A, (e) => {
					n().set.length && e(re);
				}), P(a);
				var j = V(a, 2), ie = (e) => {
					var t = kc(), n = B(t);
					U(() => X(n, `${K(_).what ?? ""}${K(_).unit ? ` · ${K(_).unit}` : ""} · ${K(_).kind ?? ""}${K(_).source ? ` · ${K(_).source}` : ""}`)), Y(e, t);
				};
				Z(j, (e) => {
					K(_) && e(ie);
				});
				var ae = V(j, 2);
				let oe, se;
				Ur(ae, 31, () => K(b), (e) => e.id, (e, t, r) => {
					var i = jc();
					let a;
					var o = z(i);
					ai(z(o), (e, t) => C?.(e, t), () => ({
						item: K(t),
						look: `${ea.shown} ${n().palette}`
					})), P(o);
					var s = V(o, 2), l = z(s, !0), u = V(l), d = (e) => {
						var n = Ac(), r = B(n, !0);
						U((e) => X(r, e), [() => ka(v(K(t)))]), Y(e, n);
					};
					Z(u, (e) => {
						K(c) && e(d);
					}), P(s), P(i), U((e, n, o) => {
						Q(i, "data-id", K(t).id), Q(i, "tabindex", K(t).id === K(p) || K(p) === "" && K(r) === 0 ? 0 : -1), Q(i, "aria-label", e), Q(i, "aria-pressed", n), a = di(i, 1, "svelte-ud8oa1", null, a, { here: o }), X(l, K(t).id);
					}, [
						() => E(K(t)),
						() => K(m) ? n().set.includes(K(t).id) : void 0,
						() => K(m) ? n().set.includes(K(t).id) : K(t).layer === n().layer && K(t).head === n().head
					]), fr("focus", i, () => R(p, K(t).id, !0)), q("click", i, () => K(m) ? ee(K(t)) : w(K(t))), ri(i, () => _o, () => ({ duration: h ? 0 : 420 })), Y(e, i);
				}), P(ae), U(() => {
					X(s, `${K(i).sortBy ?? ""} `), X(S, K(i).byPlace), X(ne, ` ${K(i).chooseSeveral ?? ""}`), oe = di(ae, 1, "grid svelte-ud8oa1", null, oe, { sorted: K(c) !== "" }), Q(ae, "aria-label", K(i).galleryLabel), se = pi(ae, "", se, { "--across": K(x) || "none" });
				}), vi(d, () => K(c), (e) => R(c, e)), Mi(te, () => K(m), (e) => R(m, e)), q("keydown", ae, T), Y(e, r);
			},
			$$slots: { default: !0 }
		});
	}
	Be();
}
pr(["click", "keydown"]);
// src/explore/Choices.svelte
var Pc = /* @__PURE__ */ J("<label><input type=\"radio\" class=\"svelte-phedyr\"/> </label>"), Fc = /* @__PURE__ */ J("<fieldset class=\"svelte-phedyr\"><legend class=\"unseen\"> </legend> <!></fieldset>"), Ic = /* @__PURE__ */ J("<div class=\"choices\" data-screen=\"\"><!> <!> <!></div>");
function Lc(e, t) {
	let n = Tr();
	ze(t, !0);
	let r = Vi(t, "place", 7), i = /* @__PURE__ */ F(() => Yi.t.explore);
	var a = Ic();
	{
		let e = (e, t = h, r = h, i = h, a = h, o = h) => {
			var s = Fc(), c = z(s), l = B(c, !0);
			Ur(V(c, 2), 17, i, ([e, t, n]) => e, (e, r) => {
				var i = /* @__PURE__ */ F(() => v(K(r), 3));
				let s = () => K(i)[0], c = () => K(i)[1], l = () => K(i)[2];
				var u = Pc();
				let d;
				var f = z(u);
				Ti(f);
				var p = V(f);
				P(u), U(() => {
					d = di(u, 1, "svelte-phedyr", null, d, {
						on: a() === s(),
						off: l()
					}), Q(f, "name", `${n}-${t() ?? ""}`), Ei(f, s()), Di(f, a() === s()), f.disabled = l(), X(p, ` ${c() ?? ""}`);
				}), q("change", f, () => o()(s())), Y(e, u);
			}), P(s), U(() => X(l, r())), Y(e, s);
		};
		var o = z(a);
		e(o, () => "ask", () => K(i).askLabel, () => [["read", K(i).asRead], ["readers", K(i).asReaders]], () => r().ask, () => (e) => {
			r().ask = e, r().fit();
		});
		var s = V(o, 2);
		e(s, () => "what", () => K(i).whatLabel, () => [["share", K(i).shares], [
			"contribution",
			K(i).contributions,
			!r().of.values
		]], () => r().what, () => (e) => r().what = e);
		var c = V(s, 2), l = (t) => {
			e(t, () => "light", () => K(i).shownBy, () => [[
				"light",
				K(i).light,
				!r().info.image
			], ["colour", K(i).colour]], () => r().info.image ? r().light : "colour", () => (e) => r().light = e);
		}, u = (t) => {
			e(t, () => "by", () => K(i).byLabel, () => [["words", K(i).words], ["tokens", K(i).tokens]], () => r().by, () => (e) => r().by = e);
		};
		Z(c, (e) => {
			r().view === "image" ? e(l) : e(u, -1);
		}), P(a);
	}
	Y(e, a), Be();
}
pr(["change"]);
// src/explore/patches.ts
async function Rc(e) {
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
function zc(e, t, n, r, i) {
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
	n.chosen >= 0 && Bc(e, n.chosen % n.cols * a, Math.floor(n.chosen / n.cols) * o, a, o, i.css("query-fill")), e.restore();
}
function Bc(e, t, n, r, i, a) {
	e.strokeStyle = "#ffffff", e.lineWidth = 6, e.strokeRect(t + 3, n + 3, r - 6, i - 6), e.strokeStyle = a, e.lineWidth = 3, e.strokeRect(t + 3, n + 3, r - 6, i - 6);
}
// src/explore/ImageView.svelte
var Vc = /* @__PURE__ */ J("&ensp;<b> </b>", 1), Hc = /* @__PURE__ */ J("<li><button class=\"small svelte-5yeqxb\"> <!></button></li>"), Uc = /* @__PURE__ */ J("<ul class=\"others svelte-5yeqxb\"></ul>"), Wc = /* @__PURE__ */ J("<tr><td><button> </button></td><td class=\"number\"> </td><td class=\"number\"><button class=\"weight\"> </button> <span class=\"bar\"></span></td></tr>"), Gc = /* @__PURE__ */ J("<!> <div class=\"columns svelte-5yeqxb\"><div class=\"picture svelte-5yeqxb\"><canvas tabindex=\"0\" role=\"application\" data-testid=\"image\" class=\"svelte-5yeqxb\"></canvas> <p class=\"under svelte-5yeqxb\"><!></p></div> <aside><!> <table class=\"strongest\"><caption> </caption><thead><tr><th scope=\"col\"> </th><th scope=\"col\"> </th><th scope=\"col\"> </th></tr></thead><tbody></tbody></table> <p class=\"note\"> </p></aside></div>", 1);
function Kc(e, t) {
	let n = Tr();
	ze(t, !0);
	let r = Vi(t, "side", 3, ""), i = Vi(t, "first", 3, !0), a = /* @__PURE__ */ F(() => Yi.t.explore), o = /* @__PURE__ */ L(null), s = /* @__PURE__ */ L(null), c = /* @__PURE__ */ L(""), l = /* @__PURE__ */ L(void 0), u = /* @__PURE__ */ L(480), d = /* @__PURE__ */ L(-1), f = /* @__PURE__ */ F(() => t.place.asks.grid ?? [
		1,
		1,
		0
	]), p = /* @__PURE__ */ F(() => v(K(f), 3)), m = /* @__PURE__ */ F(() => K(p)[0]), h = /* @__PURE__ */ F(() => K(p)[1]), g = /* @__PURE__ */ F(() => K(p)[2]), _ = /* @__PURE__ */ F(() => Math.round(K(u) * K(m) / K(h))), y = /* @__PURE__ */ F(() => t.place.ask === "read"), b = /* @__PURE__ */ F(() => t.place.query), x = /* @__PURE__ */ F(() => K(o) && t.source.signed ? K(o).map(Math.abs) : K(o)), S = /* @__PURE__ */ F(() => K(x) ? oo(K(x), 12) : []), C = /* @__PURE__ */ F(() => K(y) ? K(a).imageRead(w(K(b))) : K(a).imageReaders(w(K(b))));
	function w(e) {
		let t = e - K(g);
		return t >= 0 ? K(a).patch(Math.floor(t / K(h)), t % K(h)) : e === 0 ? K(a).classToken : K(a).register(e);
	}
	let T = (e) => e < K(g) ? w(e) : `${Math.floor((e - K(g)) / K(h))}, ${(e - K(g)) % K(h)}`;
	function E(e) {
		let n = t.place.what === "share" ? Da : $;
		return t.source.signed ? Oa(e, n) : n(e);
	}
	H(() => {
		t.place.info.image && t.source.picture && Rc(t.source.picture).then((e) => R(s, e), () => void 0);
	}), H(() => {
		let [e, n, r, a, s] = [
			t.place.heads,
			t.place.what,
			K(b),
			K(y),
			t.place.of
		], l = new AbortController();
		return (a ? t.source.row(e, [r], n, l.signal) : t.source.column(e, [r], n, l.signal)).then((e) => {
			let n = new Float32Array(t.place.asks.tokens.length).fill(-Infinity);
			a ? n.set(e.values, s.first_key) : e.values.forEach((e, t) => n[ro(s, t)] = e), R(o, n), R(c, ""), queueMicrotask(() => i() && t.say(`${K(C)} ${K(S).slice(0, 3).map((e) => `${w(e)} ${E(n[e])}`).join(", ")}`));
		}, (e) => {
			e.name !== "AbortError" && R(c, e.message, !0);
		}), () => l.abort();
	});
	let D = /* @__PURE__ */ F(() => {
		ea.shown;
		let e = 0;
		K(x)?.subarray(K(g)).forEach((t) => e = t > e ? t : e);
		let n = t.source.signed ? ea.shown === "dark" ? "signed-dark" : "signed" : t.place.palette;
		return {
			by: t.source.signed ? "colour" : t.place.light,
			shade: (t.source.signed ? bc : yc)("linear", e, /* @__PURE__ */ new Float32Array()),
			colours: gc(n),
			css: (e) => K(l) ? getComputedStyle(K(l)).getPropertyValue(`--${e}`).trim() : "#000"
		};
	});
	function ee(e) {
		K(o) && zc(e, {
			w: K(u),
			h: K(_)
		}, {
			rows: K(m),
			cols: K(h),
			values: K(o).subarray(K(g)),
			chosen: K(b) - K(g)
		}, K(s), K(D));
	}
	H(() => {
		if (!K(l)) return;
		let e = Math.min(2, devicePixelRatio || 1);
		((e) => {
			var t = v(e, 2);
			K(l).width = t[0], K(l).height = t[1];
		})([Math.round(K(u) * e), Math.round(K(_) * e)]);
		let t = K(l).getContext("2d");
		t.setTransform(e, 0, 0, e, 0, 0), ee(t), Ia.set(K(l), ee);
	}), H(() => {
		let e = K(l)?.parentElement;
		if (!e) return;
		let t = new ResizeObserver(([e]) => R(u, Math.max(120, Math.min(560, Math.round(e.contentRect.width))), !0));
		return t.observe(e), () => t.disconnect();
	});
	function O(e) {
		(!K(y) || no(t.place.of, e) >= 0) && t.place.go({ queries: [e] });
	}
	function k(e) {
		let [t, n] = [Math.floor(e.offsetX / K(u) * K(h)), Math.floor(e.offsetY / K(_) * K(m))];
		return t < 0 || n < 0 || t >= K(h) || n >= K(m) ? -1 : K(g) + n * K(h) + t;
	}
	function te(e) {
		if (e.altKey || e.ctrlKey || e.metaKey) return;
		let t = Math.max(0, K(b) - K(g)), [n, r] = [Math.floor(t / K(h)), t % K(h)], i = {
			ArrowLeft: Math.max(0, r - 1) + n * K(h),
			ArrowRight: Math.min(K(h) - 1, r + 1) + n * K(h),
			ArrowUp: Math.max(0, n - 1) * K(h) + r,
			ArrowDown: Math.min(K(m) - 1, n + 1) * K(h) + r,
			End: K(m) * K(h) - 1
		}[e.key];
		if (e.key === "Home") O(0);
		else if (i !== void 0) O(K(b) < K(g) && e.key !== "End" ? K(g) : K(g) + i);
		else return;
		e.preventDefault();
	}
	function ne(e) {
		K(y) ? t.place.go({
			view: "cell",
			key: e
		}) : t.place.go({
			view: "cell",
			queries: [e],
			key: K(b)
		});
	}
	function A() {
		let e = t.place.what === "share" ? "share" : "length";
		return {
			about: {
				question: K(C),
				model: t.place.info.model,
				heads: t.place.heads,
				where: t.where,
				side: r() || void 0,
				unit: e,
				kind: t.place.what === "share" ? "measured" : "derived",
				asked: K(y) ? "read" : "readers",
				token: K(b),
				grid: {
					rows: K(m),
					columns: K(h),
					before: K(g)
				}
			},
			columns: [
				"token",
				"row",
				"column",
				e
			],
			rows: [...K(o)].map((e, t) => [
				t,
				t < K(g) ? null : Math.floor((t - K(g)) / K(h)),
				t < K(g) ? null : (t - K(g)) % K(h),
				e
			])
		};
	}
	{
		let s = /* @__PURE__ */ F(() => t.where), f = /* @__PURE__ */ F(() => t.source.signed ? `${K(a).difference}: ` : ""), p = /* @__PURE__ */ F(() => K(y) ? K(a).unit[t.place.what] : K(a).unitTaken[t.place.what]), m = /* @__PURE__ */ F(() => t.place.what === "share" ? K(a).measured : K(a).derived), h = /* @__PURE__ */ F(() => t.place.heads.replaceAll("*", "mean")), v = /* @__PURE__ */ F(() => K(b)), D = /* @__PURE__ */ F(() => K(o) && A);
		to(e, {
			get title() {
				return K(C);
			},
			get facts() {
				return `${K(s) ?? ""} · ${K(f) ?? ""}${K(p) ?? ""} · ${K(m) ?? ""}`;
			},
			get name() {
				return `image-${K(h) ?? ""}-${K(v) ?? ""}`;
			},
			get side() {
				return r();
			},
			get problem() {
				return K(c);
			},
			get numbers() {
				return K(D);
			},
			children: (e, r) => {
				var s = Gc(), c = tn(s), f = (e) => {
					Lc(e, { get place() {
						return t.place;
					} });
				};
				Z(c, (e) => {
					i() && e(f);
				});
				var p = V(c, 2), m = z(p), h = z(m);
				let v;
				Ii(h, (e) => R(l, e), () => K(l));
				var C = V(h, 2), D = z(C), ee = (e) => {
					var t = Cr();
					U((e, n) => X(t, `${e ?? ""}: ${n ?? ""}`), [() => w(K(d)), () => E(K(o)[K(d)])]), Y(e, t);
				}, A = (e) => {
					var t = Cr();
					U(() => X(t, K(a).noImage)), Y(e, t);
				};
				Z(D, (e) => {
					K(o) && K(d) >= 0 ? e(ee) : t.place.info.image || e(A, 1);
				}), P(C), P(m);
				var re = V(m, 2), j = z(re), ie = (e) => {
					var t = Uc();
					Ur(t, 21, () => ({ length: K(g) }), zr, (e, t, n) => {
						var r = Hc(), i = z(r), a = z(i, !0), s = V(a), c = (e) => {
							var t = Vc(), r = B(V(tn(t)), !0);
							U((e) => X(r, e), [() => E(K(o)[n])]), Y(e, t);
						};
						Z(s, (e) => {
							K(o) && e(c);
						}), P(i), P(r), U((e) => {
							Q(i, "aria-pressed", n === K(b)), X(a, e);
						}, [() => w(n)]), q("click", i, () => O(n)), Y(e, r);
					}), P(t), U(() => Q(t, "aria-label", K(a).beside)), Y(e, t);
				};
				Z(j, (e) => {
					K(g) && e(ie);
				});
				var ae = V(j, 2), oe = z(ae), se = B(oe, !0), ce = V(oe), le = z(ce), ue = z(le), de = B(ue, !0), fe = V(ue), pe = B(fe, !0), me = B(V(fe), !0);
				P(le), P(ce);
				var he = V(ce);
				Ur(he, 20, () => K(S), (e) => e, (e, n) => {
					var r = Wc(), i = z(r), s = z(i), c = B(s, !0);
					P(i);
					var l = V(i), u = B(l, !0), d = V(l), f = z(d), p = B(f, !0), m = V(f, 2);
					let h;
					P(d), P(r), U((e, r, i) => {
						X(c, e), X(u, n), Q(f, "title", K(a).whereFrom), f.disabled = typeof t.place.head != "number", X(p, r), h = pi(m, "", h, { width: i });
					}, [
						() => T(n),
						() => E(K(o)[n]),
						() => `${Math.min(100, 100 * K(x)[n] / (K(x)[K(S)[0]] || 1))}%`
					]), q("click", s, () => O(n)), q("click", f, () => ne(n)), Y(e, r);
				}), P(he), P(ae);
				var M = B(V(ae, 2), !0);
				P(re), P(p), U(() => {
					Q(h, "aria-label", K(a).imageLabel), Q(h, "aria-describedby", `${n}-under`), v = pi(h, "", v, {
						width: `${K(u) ?? ""}px`,
						height: `${K(_) ?? ""}px`
					}), Q(C, "id", `${n}-under`), X(se, K(y) ? K(a).mostRead : K(a).mostReaders), X(de, K(a).patchName), X(pe, K(a).position), X(me, K(a).unitShort[t.place.what]), X(M, t.place.what === "share" ? K(a).honest : K(a).contributionNote);
				}), q("keydown", h, te), q("pointermove", h, (e) => R(d, k(e), !0)), fr("pointerleave", h, () => R(d, -1)), q("click", h, (e) => k(e) >= 0 && O(k(e))), Y(e, s);
			},
			$$slots: { default: !0 }
		});
	}
	Be();
}
pr([
	"keydown",
	"pointermove",
	"click"
]);
var qc = {
	svg: "http://www.w3.org/2000/svg",
	xhtml: "http://www.w3.org/1999/xhtml",
	xlink: "http://www.w3.org/1999/xlink",
	xml: "http://www.w3.org/XML/1998/namespace",
	xmlns: "http://www.w3.org/2000/xmlns/"
};
// node_modules/d3-selection/src/namespace.js
function Jc(e) {
	var t = e += "", n = t.indexOf(":");
	return n >= 0 && (t = e.slice(0, n)) !== "xmlns" && (e = e.slice(n + 1)), qc.hasOwnProperty(t) ? {
		space: qc[t],
		local: e
	} : e;
}
// node_modules/d3-selection/src/creator.js
function Yc(e) {
	return function() {
		var t = this.ownerDocument, n = this.namespaceURI;
		return n === "http://www.w3.org/1999/xhtml" && t.documentElement.namespaceURI === "http://www.w3.org/1999/xhtml" ? t.createElement(e) : t.createElementNS(n, e);
	};
}
function Xc(e) {
	return function() {
		return this.ownerDocument.createElementNS(e.space, e.local);
	};
}
function Zc(e) {
	var t = Jc(e);
	return (t.local ? Xc : Yc)(t);
}
// node_modules/d3-selection/src/selector.js
function Qc() {}
function $c(e) {
	return e == null ? Qc : function() {
		return this.querySelector(e);
	};
}
// node_modules/d3-selection/src/selection/select.js
function el(e) {
	typeof e != "function" && (e = $c(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = Array(o), c, l, u = 0; u < o; ++u) (c = a[u]) && (l = e.call(c, c.__data__, u, a)) && ("__data__" in c && (l.__data__ = c.__data__), s[u] = l);
	return new Hu(r, this._parents);
}
// node_modules/d3-selection/src/array.js
function tl(e) {
	return e == null ? [] : Array.isArray(e) ? e : Array.from(e);
}
// node_modules/d3-selection/src/selectorAll.js
function nl() {
	return [];
}
function rl(e) {
	return e == null ? nl : function() {
		return this.querySelectorAll(e);
	};
}
// node_modules/d3-selection/src/selection/selectAll.js
function il(e) {
	return function() {
		return tl(e.apply(this, arguments));
	};
}
function al(e) {
	e = typeof e == "function" ? il(e) : rl(e);
	for (var t = this._groups, n = t.length, r = [], i = [], a = 0; a < n; ++a) for (var o = t[a], s = o.length, c, l = 0; l < s; ++l) (c = o[l]) && (r.push(e.call(c, c.__data__, l, o)), i.push(c));
	return new Hu(r, i);
}
// node_modules/d3-selection/src/matcher.js
function ol(e) {
	return function() {
		return this.matches(e);
	};
}
function sl(e) {
	return function(t) {
		return t.matches(e);
	};
}
// node_modules/d3-selection/src/selection/selectChild.js
var cl = Array.prototype.find;
function ll(e) {
	return function() {
		return cl.call(this.children, e);
	};
}
function ul() {
	return this.firstElementChild;
}
function dl(e) {
	return this.select(e == null ? ul : ll(typeof e == "function" ? e : sl(e)));
}
// node_modules/d3-selection/src/selection/selectChildren.js
var fl = Array.prototype.filter;
function pl() {
	return Array.from(this.children);
}
function ml(e) {
	return function() {
		return fl.call(this.children, e);
	};
}
function hl(e) {
	return this.selectAll(e == null ? pl : ml(typeof e == "function" ? e : sl(e)));
}
// node_modules/d3-selection/src/selection/filter.js
function gl(e) {
	typeof e != "function" && (e = ol(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = [], c, l = 0; l < o; ++l) (c = a[l]) && e.call(c, c.__data__, l, a) && s.push(c);
	return new Hu(r, this._parents);
}
// node_modules/d3-selection/src/selection/sparse.js
function _l(e) {
	return Array(e.length);
}
// node_modules/d3-selection/src/selection/enter.js
function vl() {
	return new Hu(this._enter || this._groups.map(_l), this._parents);
}
function yl(e, t) {
	this.ownerDocument = e.ownerDocument, this.namespaceURI = e.namespaceURI, this._next = null, this._parent = e, this.__data__ = t;
}
yl.prototype = {
	constructor: yl,
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
function bl(e) {
	return function() {
		return e;
	};
}
// node_modules/d3-selection/src/selection/data.js
function xl(e, t, n, r, i, a) {
	for (var o = 0, s, c = t.length, l = a.length; o < l; ++o) (s = t[o]) ? (s.__data__ = a[o], r[o] = s) : n[o] = new yl(e, a[o]);
	for (; o < c; ++o) (s = t[o]) && (i[o] = s);
}
function Sl(e, t, n, r, i, a, o) {
	var s, c, l = /* @__PURE__ */ new Map(), u = t.length, d = a.length, f = Array(u), p;
	for (s = 0; s < u; ++s) (c = t[s]) && (f[s] = p = o.call(c, c.__data__, s, t) + "", l.has(p) ? i[s] = c : l.set(p, c));
	for (s = 0; s < d; ++s) p = o.call(e, a[s], s, a) + "", (c = l.get(p)) ? (r[s] = c, c.__data__ = a[s], l.delete(p)) : n[s] = new yl(e, a[s]);
	for (s = 0; s < u; ++s) (c = t[s]) && l.get(f[s]) === c && (i[s] = c);
}
function Cl(e) {
	return e.__data__;
}
function wl(e, t) {
	if (!arguments.length) return Array.from(this, Cl);
	var n = t ? Sl : xl, r = this._parents, i = this._groups;
	typeof e != "function" && (e = bl(e));
	for (var a = i.length, o = Array(a), s = Array(a), c = Array(a), l = 0; l < a; ++l) {
		var u = r[l], d = i[l], f = d.length, p = Tl(e.call(u, u && u.__data__, l, r)), m = p.length, h = s[l] = Array(m), g = o[l] = Array(m);
		n(u, d, h, g, c[l] = Array(f), p, t);
		for (var _ = 0, v = 0, y, b; _ < m; ++_) if (y = h[_]) {
			for (_ >= v && (v = _ + 1); !(b = g[v]) && ++v < m;);
			y._next = b || null;
		}
	}
	return o = new Hu(o, r), o._enter = s, o._exit = c, o;
}
function Tl(e) {
	return typeof e == "object" && "length" in e ? e : Array.from(e);
}
// node_modules/d3-selection/src/selection/exit.js
function El() {
	return new Hu(this._exit || this._groups.map(_l), this._parents);
}
// node_modules/d3-selection/src/selection/join.js
function Dl(e, t, n) {
	var r = this.enter(), i = this, a = this.exit();
	return typeof e == "function" ? (r = e(r), r &&= r.selection()) : r = r.append(e + ""), t != null && (i = t(i), i &&= i.selection()), n == null ? a.remove() : n(a), r && i ? r.merge(i).order() : i;
}
// node_modules/d3-selection/src/selection/merge.js
function Ol(e) {
	for (var t = e.selection ? e.selection() : e, n = this._groups, r = t._groups, i = n.length, a = r.length, o = Math.min(i, a), s = Array(i), c = 0; c < o; ++c) for (var l = n[c], u = r[c], d = l.length, f = s[c] = Array(d), p, m = 0; m < d; ++m) (p = l[m] || u[m]) && (f[m] = p);
	for (; c < i; ++c) s[c] = n[c];
	return new Hu(s, this._parents);
}
// node_modules/d3-selection/src/selection/order.js
function kl() {
	for (var e = this._groups, t = -1, n = e.length; ++t < n;) for (var r = e[t], i = r.length - 1, a = r[i], o; --i >= 0;) (o = r[i]) && (a && o.compareDocumentPosition(a) ^ 4 && a.parentNode.insertBefore(o, a), a = o);
	return this;
}
// node_modules/d3-selection/src/selection/sort.js
function Al(e) {
	e ||= jl;
	function t(t, n) {
		return t && n ? e(t.__data__, n.__data__) : !t - !n;
	}
	for (var n = this._groups, r = n.length, i = Array(r), a = 0; a < r; ++a) {
		for (var o = n[a], s = o.length, c = i[a] = Array(s), l, u = 0; u < s; ++u) (l = o[u]) && (c[u] = l);
		c.sort(t);
	}
	return new Hu(i, this._parents).order();
}
function jl(e, t) {
	return e < t ? -1 : e > t ? 1 : e >= t ? 0 : NaN;
}
// node_modules/d3-selection/src/selection/call.js
function Ml() {
	var e = arguments[0];
	return arguments[0] = this, e.apply(null, arguments), this;
}
// node_modules/d3-selection/src/selection/nodes.js
function Nl() {
	return Array.from(this);
}
// node_modules/d3-selection/src/selection/node.js
function Pl() {
	for (var e = this._groups, t = 0, n = e.length; t < n; ++t) for (var r = e[t], i = 0, a = r.length; i < a; ++i) {
		var o = r[i];
		if (o) return o;
	}
	return null;
}
// node_modules/d3-selection/src/selection/size.js
function Fl() {
	let e = 0;
	for (let t of this) ++e;
	return e;
}
// node_modules/d3-selection/src/selection/empty.js
function Il() {
	return !this.node();
}
// node_modules/d3-selection/src/selection/each.js
function Ll(e) {
	for (var t = this._groups, n = 0, r = t.length; n < r; ++n) for (var i = t[n], a = 0, o = i.length, s; a < o; ++a) (s = i[a]) && e.call(s, s.__data__, a, i);
	return this;
}
// node_modules/d3-selection/src/selection/attr.js
function Rl(e) {
	return function() {
		this.removeAttribute(e);
	};
}
function zl(e) {
	return function() {
		this.removeAttributeNS(e.space, e.local);
	};
}
function Bl(e, t) {
	return function() {
		this.setAttribute(e, t);
	};
}
function Vl(e, t) {
	return function() {
		this.setAttributeNS(e.space, e.local, t);
	};
}
function Hl(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? this.removeAttribute(e) : this.setAttribute(e, n);
	};
}
function Ul(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? this.removeAttributeNS(e.space, e.local) : this.setAttributeNS(e.space, e.local, n);
	};
}
function Wl(e, t) {
	var n = Jc(e);
	if (arguments.length < 2) {
		var r = this.node();
		return n.local ? r.getAttributeNS(n.space, n.local) : r.getAttribute(n);
	}
	return this.each((t == null ? n.local ? zl : Rl : typeof t == "function" ? n.local ? Ul : Hl : n.local ? Vl : Bl)(n, t));
}
// node_modules/d3-selection/src/window.js
function Gl(e) {
	return e.ownerDocument && e.ownerDocument.defaultView || e.document && e || e.defaultView;
}
// node_modules/d3-selection/src/selection/style.js
function Kl(e) {
	return function() {
		this.style.removeProperty(e);
	};
}
function ql(e, t, n) {
	return function() {
		this.style.setProperty(e, t, n);
	};
}
function Jl(e, t, n) {
	return function() {
		var r = t.apply(this, arguments);
		r == null ? this.style.removeProperty(e) : this.style.setProperty(e, r, n);
	};
}
function Yl(e, t, n) {
	return arguments.length > 1 ? this.each((t == null ? Kl : typeof t == "function" ? Jl : ql)(e, t, n ?? "")) : Xl(this.node(), e);
}
function Xl(e, t) {
	return e.style.getPropertyValue(t) || Gl(e).getComputedStyle(e, null).getPropertyValue(t);
}
// node_modules/d3-selection/src/selection/property.js
function Zl(e) {
	return function() {
		delete this[e];
	};
}
function Ql(e, t) {
	return function() {
		this[e] = t;
	};
}
function $l(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? delete this[e] : this[e] = n;
	};
}
function eu(e, t) {
	return arguments.length > 1 ? this.each((t == null ? Zl : typeof t == "function" ? $l : Ql)(e, t)) : this.node()[e];
}
// node_modules/d3-selection/src/selection/classed.js
function tu(e) {
	return e.trim().split(/^|\s+/);
}
function nu(e) {
	return e.classList || new ru(e);
}
function ru(e) {
	this._node = e, this._names = tu(e.getAttribute("class") || "");
}
ru.prototype = {
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
function iu(e, t) {
	for (var n = nu(e), r = -1, i = t.length; ++r < i;) n.add(t[r]);
}
function au(e, t) {
	for (var n = nu(e), r = -1, i = t.length; ++r < i;) n.remove(t[r]);
}
function ou(e) {
	return function() {
		iu(this, e);
	};
}
function su(e) {
	return function() {
		au(this, e);
	};
}
function cu(e, t) {
	return function() {
		(t.apply(this, arguments) ? iu : au)(this, e);
	};
}
function lu(e, t) {
	var n = tu(e + "");
	if (arguments.length < 2) {
		for (var r = nu(this.node()), i = -1, a = n.length; ++i < a;) if (!r.contains(n[i])) return !1;
		return !0;
	}
	return this.each((typeof t == "function" ? cu : t ? ou : su)(n, t));
}
// node_modules/d3-selection/src/selection/text.js
function uu() {
	this.textContent = "";
}
function du(e) {
	return function() {
		this.textContent = e;
	};
}
function fu(e) {
	return function() {
		var t = e.apply(this, arguments);
		this.textContent = t ?? "";
	};
}
function pu(e) {
	return arguments.length ? this.each(e == null ? uu : (typeof e == "function" ? fu : du)(e)) : this.node().textContent;
}
// node_modules/d3-selection/src/selection/html.js
function mu() {
	this.innerHTML = "";
}
function hu(e) {
	return function() {
		this.innerHTML = e;
	};
}
function gu(e) {
	return function() {
		var t = e.apply(this, arguments);
		this.innerHTML = t ?? "";
	};
}
function _u(e) {
	return arguments.length ? this.each(e == null ? mu : (typeof e == "function" ? gu : hu)(e)) : this.node().innerHTML;
}
// node_modules/d3-selection/src/selection/raise.js
function vu() {
	this.nextSibling && this.parentNode.appendChild(this);
}
function yu() {
	return this.each(vu);
}
// node_modules/d3-selection/src/selection/lower.js
function bu() {
	this.previousSibling && this.parentNode.insertBefore(this, this.parentNode.firstChild);
}
function xu() {
	return this.each(bu);
}
// node_modules/d3-selection/src/selection/append.js
function Su(e) {
	var t = typeof e == "function" ? e : Zc(e);
	return this.select(function() {
		return this.appendChild(t.apply(this, arguments));
	});
}
// node_modules/d3-selection/src/selection/insert.js
function Cu() {
	return null;
}
function wu(e, t) {
	var n = typeof e == "function" ? e : Zc(e), r = t == null ? Cu : typeof t == "function" ? t : $c(t);
	return this.select(function() {
		return this.insertBefore(n.apply(this, arguments), r.apply(this, arguments) || null);
	});
}
// node_modules/d3-selection/src/selection/remove.js
function Tu() {
	var e = this.parentNode;
	e && e.removeChild(this);
}
function Eu() {
	return this.each(Tu);
}
// node_modules/d3-selection/src/selection/clone.js
function Du() {
	var e = this.cloneNode(!1), t = this.parentNode;
	return t ? t.insertBefore(e, this.nextSibling) : e;
}
function Ou() {
	var e = this.cloneNode(!0), t = this.parentNode;
	return t ? t.insertBefore(e, this.nextSibling) : e;
}
function ku(e) {
	return this.select(e ? Ou : Du);
}
// node_modules/d3-selection/src/selection/datum.js
function Au(e) {
	return arguments.length ? this.property("__data__", e) : this.node().__data__;
}
// node_modules/d3-selection/src/selection/on.js
function ju(e) {
	return function(t) {
		e.call(this, t, this.__data__);
	};
}
function Mu(e) {
	return e.trim().split(/^|\s+/).map(function(e) {
		var t = "", n = e.indexOf(".");
		return n >= 0 && (t = e.slice(n + 1), e = e.slice(0, n)), {
			type: e,
			name: t
		};
	});
}
function Nu(e) {
	return function() {
		var t = this.__on;
		if (t) {
			for (var n = 0, r = -1, i = t.length, a; n < i; ++n) a = t[n], (!e.type || a.type === e.type) && a.name === e.name ? this.removeEventListener(a.type, a.listener, a.options) : t[++r] = a;
			++r ? t.length = r : delete this.__on;
		}
	};
}
function Pu(e, t, n) {
	return function() {
		var r = this.__on, i, a = ju(t);
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
function Fu(e, t, n) {
	var r = Mu(e + ""), i, a = r.length, o;
	if (arguments.length < 2) {
		var s = this.node().__on;
		if (s) {
			for (var c = 0, l = s.length, u; c < l; ++c) for (i = 0, u = s[c]; i < a; ++i) if ((o = r[i]).type === u.type && o.name === u.name) return u.value;
		}
	} else {
		for (s = t ? Pu : Nu, i = 0; i < a; ++i) this.each(s(r[i], t, n));
		return this;
	}
}
// node_modules/d3-selection/src/selection/dispatch.js
function Iu(e, t, n) {
	var r = Gl(e), i = r.CustomEvent;
	typeof i == "function" ? i = new i(t, n) : (i = r.document.createEvent("Event"), n ? (i.initEvent(t, n.bubbles, n.cancelable), i.detail = n.detail) : i.initEvent(t, !1, !1)), e.dispatchEvent(i);
}
function Lu(e, t) {
	return function() {
		return Iu(this, e, t);
	};
}
function Ru(e, t) {
	return function() {
		return Iu(this, e, t.apply(this, arguments));
	};
}
function zu(e, t) {
	return this.each((typeof t == "function" ? Ru : Lu)(e, t));
}
// node_modules/d3-selection/src/selection/iterator.js
function* Bu() {
	for (var e = this._groups, t = 0, n = e.length; t < n; ++t) for (var r = e[t], i = 0, a = r.length, o; i < a; ++i) (o = r[i]) && (yield o);
}
// node_modules/d3-selection/src/selection/index.js
var Vu = [null];
function Hu(e, t) {
	this._groups = e, this._parents = t;
}
function Uu() {
	return new Hu([[document.documentElement]], Vu);
}
function Wu() {
	return this;
}
Hu.prototype = Uu.prototype = {
	constructor: Hu,
	select: el,
	selectAll: al,
	selectChild: dl,
	selectChildren: hl,
	filter: gl,
	data: wl,
	enter: vl,
	exit: El,
	join: Dl,
	merge: Ol,
	selection: Wu,
	order: kl,
	sort: Al,
	call: Ml,
	nodes: Nl,
	node: Pl,
	size: Fl,
	empty: Il,
	each: Ll,
	attr: Wl,
	style: Yl,
	property: eu,
	classed: lu,
	text: pu,
	html: _u,
	raise: yu,
	lower: xu,
	append: Su,
	insert: wu,
	remove: Eu,
	clone: ku,
	datum: Au,
	on: Fu,
	dispatch: zu,
	[Symbol.iterator]: Bu
};
// node_modules/d3-selection/src/select.js
function Gu(e) {
	return typeof e == "string" ? new Hu([[document.querySelector(e)]], [document.documentElement]) : new Hu([[e]], Vu);
}
// node_modules/d3-selection/src/sourceEvent.js
function Ku(e) {
	let t;
	for (; t = e.sourceEvent;) e = t;
	return e;
}
// node_modules/d3-selection/src/pointer.js
function qu(e, t) {
	if (e = Ku(e), t === void 0 && (t = e.currentTarget), t) {
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
var Ju = { value: () => {} };
function Yu() {
	for (var e = 0, t = arguments.length, n = {}, r; e < t; ++e) {
		if (!(r = arguments[e] + "") || r in n || /[\s.]/.test(r)) throw Error("illegal type: " + r);
		n[r] = [];
	}
	return new Xu(n);
}
function Xu(e) {
	this._ = e;
}
function Zu(e, t) {
	return e.trim().split(/^|\s+/).map(function(e) {
		var n = "", r = e.indexOf(".");
		if (r >= 0 && (n = e.slice(r + 1), e = e.slice(0, r)), e && !t.hasOwnProperty(e)) throw Error("unknown type: " + e);
		return {
			type: e,
			name: n
		};
	});
}
Xu.prototype = Yu.prototype = {
	constructor: Xu,
	on: function(e, t) {
		var n = this._, r = Zu(e + "", n), i, a = -1, o = r.length;
		if (arguments.length < 2) {
			for (; ++a < o;) if ((i = (e = r[a]).type) && (i = Qu(n[i], e.name))) return i;
		} else {
			if (t != null && typeof t != "function") throw Error("invalid callback: " + t);
			for (; ++a < o;) if (i = (e = r[a]).type) n[i] = $u(n[i], e.name, t);
			else if (t == null) for (i in n) n[i] = $u(n[i], e.name, null);
			return this;
		}
	},
	copy: function() {
		var e = {}, t = this._;
		for (var n in t) e[n] = t[n].slice();
		return new Xu(e);
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
function Qu(e, t) {
	for (var n = 0, r = e.length, i; n < r; ++n) if ((i = e[n]).name === t) return i.value;
}
function $u(e, t, n) {
	for (var r = 0, i = e.length; r < i; ++r) if (e[r].name === t) {
		e[r] = Ju, e = e.slice(0, r).concat(e.slice(r + 1));
		break;
	}
	return n != null && e.push({
		name: t,
		value: n
	}), e;
}
// node_modules/d3-drag/dist/d3-drag.mjs
var ed = {
	capture: !0,
	passive: !1
};
function td(e) {
	e.preventDefault(), e.stopImmediatePropagation();
}
function nd(e) {
	var t = e.document.documentElement, n = Gu(e).on("dragstart.drag", td, ed);
	"onselectstart" in t ? n.on("selectstart.drag", td, ed) : (t.__noselect = t.style.MozUserSelect, t.style.MozUserSelect = "none");
}
function rd(e, t) {
	var n = e.document.documentElement, r = Gu(e).on("dragstart.drag", null);
	t && (r.on("click.drag", td, ed), setTimeout(function() {
		r.on("click.drag", null);
	}, 0)), "onselectstart" in n ? r.on("selectstart.drag", null) : (n.style.MozUserSelect = n.__noselect, delete n.__noselect);
}
function id(e, { sourceEvent: t, subject: n, target: r, identifier: i, active: a, x: o, y: s, dx: c, dy: l, dispatch: u }) {
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
id.prototype.on = function() {
	var e = this._.on.apply(this._, arguments);
	return e === this._ ? this : e;
};
// node_modules/d3-timer/dist/d3-timer.mjs
var ad = 0, od = 0, sd = 0, cd = 1e3, ld, ud, dd = 0, fd = 0, pd = 0, md = typeof performance == "object" && performance.now ? performance : Date, hd = typeof window == "object" && window.requestAnimationFrame ? window.requestAnimationFrame.bind(window) : function(e) {
	setTimeout(e, 17);
};
function gd() {
	return fd ||= (hd(_d), md.now() + pd);
}
function _d() {
	fd = 0;
}
function vd() {
	this._call = this._time = this._next = null;
}
vd.prototype = yd.prototype = {
	constructor: vd,
	restart: function(e, t, n) {
		if (typeof e != "function") throw TypeError("callback is not a function");
		n = (n == null ? gd() : +n) + (t == null ? 0 : +t), !this._next && ud !== this && (ud ? ud._next = this : ld = this, ud = this), this._call = e, this._time = n, wd();
	},
	stop: function() {
		this._call && (this._call = null, this._time = Infinity, wd());
	}
};
function yd(e, t, n) {
	var r = new vd();
	return r.restart(e, t, n), r;
}
function bd() {
	gd(), ++ad;
	for (var e = ld, t; e;) (t = fd - e._time) >= 0 && e._call.call(void 0, t), e = e._next;
	--ad;
}
function xd() {
	fd = (dd = md.now()) + pd, ad = od = 0;
	try {
		bd();
	} finally {
		ad = 0, Cd(), fd = 0;
	}
}
function Sd() {
	var e = md.now(), t = e - dd;
	t > cd && (pd -= t, dd = e);
}
function Cd() {
	for (var e, t = ld, n, r = Infinity; t;) t._call ? (r > t._time && (r = t._time), e = t, t = t._next) : (n = t._next, t._next = null, t = e ? e._next = n : ld = n);
	ud = e, wd(r);
}
function wd(e) {
	ad || (od &&= clearTimeout(od), e - fd > 24 ? (e < Infinity && (od = setTimeout(xd, Math.ceil(e - md.now() - pd) + 1)), sd &&= clearInterval(sd)) : (sd ||= (dd = md.now(), setInterval(Sd, cd)), ad = 1, hd(xd)));
}
function Td(e, t, n) {
	var r = new vd();
	return t = t == null ? 0 : +t, r.restart((n) => {
		r.stop(), e(n + t);
	}, t, n), r;
}
// node_modules/d3-ease/dist/d3-ease.mjs
function Ed(e) {
	return ((e *= 2) <= 1 ? e * e * e : (e -= 2) * e * e + 2) / 2;
}
var Dd = 3;
(function e(t) {
	t = +t;
	function n(e) {
		return e ** +t;
	}
	return n.exponent = e, n;
})(Dd), (function e(t) {
	t = +t;
	function n(e) {
		return 1 - (1 - e) ** t;
	}
	return n.exponent = e, n;
})(Dd), (function e(t) {
	t = +t;
	function n(e) {
		return ((e *= 2) <= 1 ? e ** +t : 2 - (2 - e) ** t) / 2;
	}
	return n.exponent = e, n;
})(Dd);
function Od(e) {
	return (2 ** (-10 * e) - .0009765625) * 1.0009775171065494;
}
var kd = 4 / 11;
1 / kd / kd;
var Ad = 1.70158;
(function e(t) {
	t = +t;
	function n(e) {
		return (e = +e) * e * (t * (e - 1) + e);
	}
	return n.overshoot = e, n;
})(Ad), (function e(t) {
	t = +t;
	function n(e) {
		return --e * e * ((e + 1) * t + e) + 1;
	}
	return n.overshoot = e, n;
})(Ad), (function e(t) {
	t = +t;
	function n(e) {
		return ((e *= 2) < 1 ? e * e * ((t + 1) * e - t) : (e -= 2) * e * ((t + 1) * e + t) + 2) / 2;
	}
	return n.overshoot = e, n;
})(Ad);
var jd = 2 * Math.PI, Md = 1, Nd = .3;
(function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= jd);
	function i(e) {
		return t * Od(- --e) * Math.sin((r - e) / n);
	}
	return i.amplitude = function(t) {
		return e(t, n * jd);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(Md, Nd), (function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= jd);
	function i(e) {
		return 1 - t * Od(e = +e) * Math.sin((e + r) / n);
	}
	return i.amplitude = function(t) {
		return e(t, n * jd);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(Md, Nd), (function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= jd);
	function i(e) {
		return ((e = e * 2 - 1) < 0 ? t * Od(-e) * Math.sin((r - e) / n) : 2 - t * Od(e) * Math.sin((r + e) / n)) / 2;
	}
	return i.amplitude = function(t) {
		return e(t, n * jd);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(Md, Nd);
// node_modules/d3-transition/dist/d3-transition.mjs
var Pd = Yu("start", "end", "cancel", "interrupt"), Fd = [], Id = 0, Ld = 1, Rd = 2, zd = 3, Bd = 4, Vd = 5, Hd = 6;
function Ud(e, t, n, r, i, a) {
	var o = e.__transition;
	if (!o) e.__transition = {};
	else if (n in o) return;
	qd(e, n, {
		name: t,
		index: r,
		group: i,
		on: Pd,
		tween: Fd,
		time: a.time,
		delay: a.delay,
		duration: a.duration,
		ease: a.ease,
		timer: null,
		state: Id
	});
}
function Wd(e, t) {
	var n = Kd(e, t);
	if (n.state > Id) throw Error("too late; already scheduled");
	return n;
}
function Gd(e, t) {
	var n = Kd(e, t);
	if (n.state > zd) throw Error("too late; already running");
	return n;
}
function Kd(e, t) {
	var n = e.__transition;
	if (!n || !(n = n[t])) throw Error("transition not found");
	return n;
}
function qd(e, t, n) {
	var r = e.__transition, i;
	r[t] = n, n.timer = yd(a, 0, n.time);
	function a(e) {
		n.state = Ld, n.timer.restart(o, n.delay, n.time), n.delay <= e && o(e - n.delay);
	}
	function o(a) {
		var l, u, d, f;
		if (n.state !== Ld) return c();
		for (l in r) if (f = r[l], f.name === n.name) {
			if (f.state === zd) return Td(o);
			f.state === Bd ? (f.state = Hd, f.timer.stop(), f.on.call("interrupt", e, e.__data__, f.index, f.group), delete r[l]) : +l < t && (f.state = Hd, f.timer.stop(), f.on.call("cancel", e, e.__data__, f.index, f.group), delete r[l]);
		}
		if (Td(function() {
			n.state === zd && (n.state = Bd, n.timer.restart(s, n.delay, n.time), s(a));
		}), n.state = Rd, n.on.call("start", e, e.__data__, n.index, n.group), n.state === Rd) {
			for (n.state = zd, i = Array(d = n.tween.length), l = 0, u = -1; l < d; ++l) (f = n.tween[l].value.call(e, e.__data__, n.index, n.group)) && (i[++u] = f);
			i.length = u + 1;
		}
	}
	function s(t) {
		for (var r = t < n.duration ? n.ease.call(null, t / n.duration) : (n.timer.restart(c), n.state = Vd, 1), a = -1, o = i.length; ++a < o;) i[a].call(e, r);
		n.state === Vd && (n.on.call("end", e, e.__data__, n.index, n.group), c());
	}
	function c() {
		for (var i in n.state = Hd, n.timer.stop(), delete r[t], r) return;
		delete e.__transition;
	}
}
function Jd(e, t) {
	var n = e.__transition, r, i, a = !0, o;
	if (n) {
		for (o in t = t == null ? null : t + "", n) (r = n[o]).name === t ? (i = r.state > Rd && r.state < Vd, r.state = Hd, r.timer.stop(), r.on.call(i ? "interrupt" : "cancel", e, e.__data__, r.index, r.group), delete n[o]) : a = !1;
		a && delete e.__transition;
	}
}
function Yd(e) {
	return this.each(function() {
		Jd(this, e);
	});
}
function Xd(e, t) {
	var n, r;
	return function() {
		var i = Gd(this, e), a = i.tween;
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
function Zd(e, t, n) {
	var r, i;
	if (typeof n != "function") throw Error();
	return function() {
		var a = Gd(this, e), o = a.tween;
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
function Qd(e, t) {
	var n = this._id;
	if (e += "", arguments.length < 2) {
		for (var r = Kd(this.node(), n).tween, i = 0, a = r.length, o; i < a; ++i) if ((o = r[i]).name === e) return o.value;
		return null;
	}
	return this.each((t == null ? Xd : Zd)(n, e, t));
}
function $d(e, t, n) {
	var r = e._id;
	return e.each(function() {
		var e = Gd(this, r);
		(e.value ||= {})[t] = n.apply(this, arguments);
	}), function(e) {
		return Kd(e, r).value[t];
	};
}
function ef(e, t) {
	var n;
	return (typeof t == "number" ? Ws : t instanceof Bo ? Us : (n = Bo(t)) ? (t = n, Us) : Ys)(e, t);
}
function tf(e) {
	return function() {
		this.removeAttribute(e);
	};
}
function nf(e) {
	return function() {
		this.removeAttributeNS(e.space, e.local);
	};
}
function rf(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = this.getAttribute(e);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function af(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = this.getAttributeNS(e.space, e.local);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function of(e, t, n) {
	var r, i, a;
	return function() {
		var o, s = n(this), c;
		return s == null ? void this.removeAttribute(e) : (o = this.getAttribute(e), c = s + "", o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s)));
	};
}
function sf(e, t, n) {
	var r, i, a;
	return function() {
		var o, s = n(this), c;
		return s == null ? void this.removeAttributeNS(e.space, e.local) : (o = this.getAttributeNS(e.space, e.local), c = s + "", o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s)));
	};
}
function cf(e, t) {
	var n = Jc(e), r = n === "transform" ? ic : ef;
	return this.attrTween(e, typeof t == "function" ? (n.local ? sf : of)(n, r, $d(this, "attr." + e, t)) : t == null ? (n.local ? nf : tf)(n) : (n.local ? af : rf)(n, r, t));
}
function lf(e, t) {
	return function(n) {
		this.setAttribute(e, t.call(this, n));
	};
}
function uf(e, t) {
	return function(n) {
		this.setAttributeNS(e.space, e.local, t.call(this, n));
	};
}
function df(e, t) {
	var n, r;
	function i() {
		var i = t.apply(this, arguments);
		return i !== r && (n = (r = i) && uf(e, i)), n;
	}
	return i._value = t, i;
}
function ff(e, t) {
	var n, r;
	function i() {
		var i = t.apply(this, arguments);
		return i !== r && (n = (r = i) && lf(e, i)), n;
	}
	return i._value = t, i;
}
function pf(e, t) {
	var n = "attr." + e;
	if (arguments.length < 2) return (n = this.tween(n)) && n._value;
	if (t == null) return this.tween(n, null);
	if (typeof t != "function") throw Error();
	var r = Jc(e);
	return this.tween(n, (r.local ? df : ff)(r, t));
}
function mf(e, t) {
	return function() {
		Wd(this, e).delay = +t.apply(this, arguments);
	};
}
function hf(e, t) {
	return t = +t, function() {
		Wd(this, e).delay = t;
	};
}
function gf(e) {
	var t = this._id;
	return arguments.length ? this.each((typeof e == "function" ? mf : hf)(t, e)) : Kd(this.node(), t).delay;
}
function _f(e, t) {
	return function() {
		Gd(this, e).duration = +t.apply(this, arguments);
	};
}
function vf(e, t) {
	return t = +t, function() {
		Gd(this, e).duration = t;
	};
}
function yf(e) {
	var t = this._id;
	return arguments.length ? this.each((typeof e == "function" ? _f : vf)(t, e)) : Kd(this.node(), t).duration;
}
function bf(e, t) {
	if (typeof t != "function") throw Error();
	return function() {
		Gd(this, e).ease = t;
	};
}
function xf(e) {
	var t = this._id;
	return arguments.length ? this.each(bf(t, e)) : Kd(this.node(), t).ease;
}
function Sf(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		if (typeof n != "function") throw Error();
		Gd(this, e).ease = n;
	};
}
function Cf(e) {
	if (typeof e != "function") throw Error();
	return this.each(Sf(this._id, e));
}
function wf(e) {
	typeof e != "function" && (e = ol(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = [], c, l = 0; l < o; ++l) (c = a[l]) && e.call(c, c.__data__, l, a) && s.push(c);
	return new $f(r, this._parents, this._name, this._id);
}
function Tf(e) {
	if (e._id !== this._id) throw Error();
	for (var t = this._groups, n = e._groups, r = t.length, i = n.length, a = Math.min(r, i), o = Array(r), s = 0; s < a; ++s) for (var c = t[s], l = n[s], u = c.length, d = o[s] = Array(u), f, p = 0; p < u; ++p) (f = c[p] || l[p]) && (d[p] = f);
	for (; s < r; ++s) o[s] = t[s];
	return new $f(o, this._parents, this._name, this._id);
}
function Ef(e) {
	return (e + "").trim().split(/^|\s+/).every(function(e) {
		var t = e.indexOf(".");
		return t >= 0 && (e = e.slice(0, t)), !e || e === "start";
	});
}
function Df(e, t, n) {
	var r, i, a = Ef(t) ? Wd : Gd;
	return function() {
		var o = a(this, e), s = o.on;
		s !== r && (i = (r = s).copy()).on(t, n), o.on = i;
	};
}
function Of(e, t) {
	var n = this._id;
	return arguments.length < 2 ? Kd(this.node(), n).on.on(e) : this.each(Df(n, e, t));
}
function kf(e) {
	return function() {
		var t = this.parentNode;
		for (var n in this.__transition) if (+n !== e) return;
		t && t.removeChild(this);
	};
}
function Af() {
	return this.on("end.remove", kf(this._id));
}
function jf(e) {
	var t = this._name, n = this._id;
	typeof e != "function" && (e = $c(e));
	for (var r = this._groups, i = r.length, a = Array(i), o = 0; o < i; ++o) for (var s = r[o], c = s.length, l = a[o] = Array(c), u, d, f = 0; f < c; ++f) (u = s[f]) && (d = e.call(u, u.__data__, f, s)) && ("__data__" in u && (d.__data__ = u.__data__), l[f] = d, Ud(l[f], t, n, f, l, Kd(u, n)));
	return new $f(a, this._parents, t, n);
}
function Mf(e) {
	var t = this._name, n = this._id;
	typeof e != "function" && (e = rl(e));
	for (var r = this._groups, i = r.length, a = [], o = [], s = 0; s < i; ++s) for (var c = r[s], l = c.length, u, d = 0; d < l; ++d) if (u = c[d]) {
		for (var f = e.call(u, u.__data__, d, c), p, m = Kd(u, n), h = 0, g = f.length; h < g; ++h) (p = f[h]) && Ud(p, t, n, h, f, m);
		a.push(f), o.push(u);
	}
	return new $f(a, o, t, n);
}
var Nf = Uu.prototype.constructor;
function Pf() {
	return new Nf(this._groups, this._parents);
}
function Ff(e, t) {
	var n, r, i;
	return function() {
		var a = Xl(this, e), o = (this.style.removeProperty(e), Xl(this, e));
		return a === o ? null : a === n && o === r ? i : i = t(n = a, r = o);
	};
}
function If(e) {
	return function() {
		this.style.removeProperty(e);
	};
}
function Lf(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = Xl(this, e);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function Rf(e, t, n) {
	var r, i, a;
	return function() {
		var o = Xl(this, e), s = n(this), c = s + "";
		return s ?? (c = s = (this.style.removeProperty(e), Xl(this, e))), o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s));
	};
}
function zf(e, t) {
	var n, r, i, a = "style." + t, o = "end." + a, s;
	return function() {
		var c = Gd(this, e), l = c.on, u = c.value[a] == null ? s ||= If(t) : void 0;
		(l !== n || i !== u) && (r = (n = l).copy()).on(o, i = u), c.on = r;
	};
}
function Bf(e, t, n) {
	var r = (e += "") == "transform" ? rc : ef;
	return t == null ? this.styleTween(e, Ff(e, r)).on("end.style." + e, If(e)) : typeof t == "function" ? this.styleTween(e, Rf(e, r, $d(this, "style." + e, t))).each(zf(this._id, e)) : this.styleTween(e, Lf(e, r, t), n).on("end.style." + e, null);
}
function Vf(e, t, n) {
	return function(r) {
		this.style.setProperty(e, t.call(this, r), n);
	};
}
function Hf(e, t, n) {
	var r, i;
	function a() {
		var a = t.apply(this, arguments);
		return a !== i && (r = (i = a) && Vf(e, a, n)), r;
	}
	return a._value = t, a;
}
function Uf(e, t, n) {
	var r = "style." + (e += "");
	if (arguments.length < 2) return (r = this.tween(r)) && r._value;
	if (t == null) return this.tween(r, null);
	if (typeof t != "function") throw Error();
	return this.tween(r, Hf(e, t, n ?? ""));
}
function Wf(e) {
	return function() {
		this.textContent = e;
	};
}
function Gf(e) {
	return function() {
		var t = e(this);
		this.textContent = t ?? "";
	};
}
function Kf(e) {
	return this.tween("text", typeof e == "function" ? Gf($d(this, "text", e)) : Wf(e == null ? "" : e + ""));
}
function qf(e) {
	return function(t) {
		this.textContent = e.call(this, t);
	};
}
function Jf(e) {
	var t, n;
	function r() {
		var r = e.apply(this, arguments);
		return r !== n && (t = (n = r) && qf(r)), t;
	}
	return r._value = e, r;
}
function Yf(e) {
	var t = "text";
	if (arguments.length < 1) return (t = this.tween(t)) && t._value;
	if (e == null) return this.tween(t, null);
	if (typeof e != "function") throw Error();
	return this.tween(t, Jf(e));
}
function Xf() {
	for (var e = this._name, t = this._id, n = ep(), r = this._groups, i = r.length, a = 0; a < i; ++a) for (var o = r[a], s = o.length, c, l = 0; l < s; ++l) if (c = o[l]) {
		var u = Kd(c, t);
		Ud(c, e, n, l, o, {
			time: u.time + u.delay + u.duration,
			delay: 0,
			duration: u.duration,
			ease: u.ease
		});
	}
	return new $f(r, this._parents, e, n);
}
function Zf() {
	var e, t, n = this, r = n._id, i = n.size();
	return new Promise(function(a, o) {
		var s = { value: o }, c = { value: function() {
			--i === 0 && a();
		} };
		n.each(function() {
			var n = Gd(this, r), i = n.on;
			i !== e && (t = (e = i).copy(), t._.cancel.push(s), t._.interrupt.push(s), t._.end.push(c)), n.on = t;
		}), i === 0 && a();
	});
}
var Qf = 0;
function $f(e, t, n, r) {
	this._groups = e, this._parents = t, this._name = n, this._id = r;
}
function ep() {
	return ++Qf;
}
var tp = Uu.prototype;
$f.prototype = {
	constructor: $f,
	select: jf,
	selectAll: Mf,
	selectChild: tp.selectChild,
	selectChildren: tp.selectChildren,
	filter: wf,
	merge: Tf,
	selection: Pf,
	transition: Xf,
	call: tp.call,
	nodes: tp.nodes,
	node: tp.node,
	size: tp.size,
	empty: tp.empty,
	each: tp.each,
	on: Of,
	attr: cf,
	attrTween: pf,
	style: Bf,
	styleTween: Uf,
	text: Kf,
	textTween: Yf,
	remove: Af,
	tween: Qd,
	delay: gf,
	duration: yf,
	ease: xf,
	easeVarying: Cf,
	end: Zf,
	[Symbol.iterator]: tp[Symbol.iterator]
};
var np = {
	time: null,
	delay: 0,
	duration: 250,
	ease: Ed
};
function rp(e, t) {
	for (var n; !(n = e.__transition) || !(n = n[t]);) if (!(e = e.parentNode)) throw Error(`transition ${t} not found`);
	return n;
}
function ip(e) {
	var t, n;
	e instanceof $f ? (t = e._id, e = e._name) : (t = ep(), (n = np).time = gd(), e = e == null ? null : e + "");
	for (var r = this._groups, i = r.length, a = 0; a < i; ++a) for (var o = r[a], s = o.length, c, l = 0; l < s; ++l) (c = o[l]) && Ud(c, e, t, l, o, n || rp(c, t));
	return new $f(r, this._parents, e, t);
}
Uu.prototype.interrupt = Yd, Uu.prototype.transition = ip;
// node_modules/d3-zoom/src/constant.js
var ap = (e) => () => e;
// node_modules/d3-zoom/src/event.js
function op(e, { sourceEvent: t, target: n, transform: r, dispatch: i }) {
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
function sp(e, t, n) {
	this.k = e, this.x = t, this.y = n;
}
sp.prototype = {
	constructor: sp,
	scale: function(e) {
		return e === 1 ? this : new sp(this.k * e, this.x, this.y);
	},
	translate: function(e, t) {
		return e === 0 & t === 0 ? this : new sp(this.k, this.x + this.k * e, this.y + this.k * t);
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
var cp = new sp(1, 0, 0);
lp.prototype = sp.prototype;
function lp(e) {
	for (; !e.__zoom;) if (!(e = e.parentNode)) return cp;
	return e.__zoom;
}
// node_modules/d3-zoom/src/noevent.js
function up(e) {
	e.stopImmediatePropagation();
}
function dp(e) {
	e.preventDefault(), e.stopImmediatePropagation();
}
// node_modules/d3-zoom/src/zoom.js
function fp(e) {
	return (!e.ctrlKey || e.type === "wheel") && !e.button;
}
function pp() {
	var e = this;
	return e instanceof SVGElement ? (e = e.ownerSVGElement || e, e.hasAttribute("viewBox") ? (e = e.viewBox.baseVal, [[e.x, e.y], [e.x + e.width, e.y + e.height]]) : [[0, 0], [e.width.baseVal.value, e.height.baseVal.value]]) : [[0, 0], [e.clientWidth, e.clientHeight]];
}
function mp() {
	return this.__zoom || cp;
}
function hp(e) {
	return -e.deltaY * (e.deltaMode === 1 ? .05 : e.deltaMode ? 1 : .002) * (e.ctrlKey ? 10 : 1);
}
function gp() {
	return navigator.maxTouchPoints || "ontouchstart" in this;
}
function _p(e, t, n) {
	var r = e.invertX(t[0][0]) - n[0][0], i = e.invertX(t[1][0]) - n[1][0], a = e.invertY(t[0][1]) - n[0][1], o = e.invertY(t[1][1]) - n[1][1];
	return e.translate(i > r ? (r + i) / 2 : Math.min(0, r) || Math.max(0, i), o > a ? (a + o) / 2 : Math.min(0, a) || Math.max(0, o));
}
function vp() {
	var e = fp, t = pp, n = _p, r = hp, i = gp, a = [0, Infinity], o = [[-Infinity, -Infinity], [Infinity, Infinity]], s = 250, c = lc, l = Yu("start", "zoom", "end"), u, d, f, p = 500, m = 150, h = 0, g = 10;
	function _(e) {
		e.property("__zoom", mp).on("wheel.zoom", w, { passive: !1 }).on("mousedown.zoom", T).on("dblclick.zoom", E).filter(i).on("touchstart.zoom", D).on("touchmove.zoom", ee).on("touchend.zoom touchcancel.zoom", O).style("-webkit-tap-highlight-color", "rgba(0,0,0,0)");
	}
	_.transform = function(e, t, n, r) {
		var i = e.selection ? e.selection() : e;
		i.property("__zoom", mp), e === i ? i.interrupt().each(function() {
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
			return n(cp.translate(c[0], c[1]).scale(s.k).translate(typeof r == "function" ? -r.apply(this, arguments) : -r, typeof i == "function" ? -i.apply(this, arguments) : -i), e, o);
		}, a, s);
	};
	function v(e, t) {
		return t = Math.max(a[0], Math.min(a[1], t)), t === e.k ? e : new sp(t, e.x, e.y);
	}
	function y(e, t, n) {
		var r = t[0] - n[0] * e.k, i = t[1] - n[1] * e.k;
		return r === e.x && i === e.y ? e : new sp(e.k, r, i);
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
					e = new sp(n, l[0] - t[0] * n, l[1] - t[1] * n);
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
			var t = Gu(this.that).datum();
			l.call(e, this.that, new op(e, {
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
		var s = S(this, i).event(t), c = this.__zoom, l = Math.max(a[0], Math.min(a[1], c.k * 2 ** r.apply(this, arguments))), u = qu(t);
		if (s.wheel) (s.mouse[0][0] !== u[0] || s.mouse[0][1] !== u[1]) && (s.mouse[1] = c.invert(s.mouse[0] = u)), clearTimeout(s.wheel);
		else if (c.k === l) return;
		else s.mouse = [u, c.invert(u)], Jd(this), s.start();
		dp(t), s.wheel = setTimeout(d, m), s.zoom("mouse", n(y(v(c, l), s.mouse[0], s.mouse[1]), s.extent, o));
		function d() {
			s.wheel = null, s.end();
		}
	}
	function T(t, ...r) {
		if (f || !e.apply(this, arguments)) return;
		var i = t.currentTarget, a = S(this, r, !0).event(t), s = Gu(t.view).on("mousemove.zoom", d, !0).on("mouseup.zoom", p, !0), c = qu(t, i), l = t.clientX, u = t.clientY;
		nd(t.view), up(t), a.mouse = [c, this.__zoom.invert(c)], Jd(this), a.start();
		function d(e) {
			if (dp(e), !a.moved) {
				var t = e.clientX - l, r = e.clientY - u;
				a.moved = t * t + r * r > h;
			}
			a.event(e).zoom("mouse", n(y(a.that.__zoom, a.mouse[0] = qu(e, i), a.mouse[1]), a.extent, o));
		}
		function p(e) {
			s.on("mousemove.zoom mouseup.zoom", null), rd(e.view, a.moved), dp(e), a.event(e).end();
		}
	}
	function E(r, ...i) {
		if (e.apply(this, arguments)) {
			var a = this.__zoom, c = qu(r.changedTouches ? r.changedTouches[0] : r, this), l = a.invert(c), u = a.k * (r.shiftKey ? .5 : 2), d = n(y(v(a, u), c, l), t.apply(this, i), o);
			dp(r), s > 0 ? Gu(this).transition().duration(s).call(x, d, c, r) : Gu(this).call(_.transform, d, c, r);
		}
	}
	function D(t, ...n) {
		if (e.apply(this, arguments)) {
			var r = t.touches, i = r.length, a = S(this, n, t.changedTouches.length === i).event(t), o, s, c, l;
			for (up(t), s = 0; s < i; ++s) c = r[s], l = qu(c, this), l = [
				l,
				this.__zoom.invert(l),
				c.identifier
			], a.touch0 ? !a.touch1 && a.touch0[2] !== l[2] && (a.touch1 = l, a.taps = 0) : (a.touch0 = l, o = !0, a.taps = 1 + !!u);
			u &&= clearTimeout(u), o && (a.taps < 2 && (d = l[0], u = setTimeout(function() {
				u = null;
			}, p)), Jd(this), a.start());
		}
	}
	function ee(e, ...t) {
		if (this.__zooming) {
			var r = S(this, t).event(e), i = e.changedTouches, a = i.length, s, c, l, u;
			for (dp(e), s = 0; s < a; ++s) c = i[s], l = qu(c, this), r.touch0 && r.touch0[2] === c.identifier ? r.touch0[0] = l : r.touch1 && r.touch1[2] === c.identifier && (r.touch1[0] = l);
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
			for (up(e), f && clearTimeout(f), f = setTimeout(function() {
				f = null;
			}, p), a = 0; a < i; ++a) o = r[a], n.touch0 && n.touch0[2] === o.identifier ? delete n.touch0 : n.touch1 && n.touch1[2] === o.identifier && delete n.touch1;
			if (n.touch1 && !n.touch0 && (n.touch0 = n.touch1, delete n.touch1), n.touch0) n.touch0[1] = this.__zoom.invert(n.touch0[0]);
			else if (n.end(), n.taps === 2 && (o = qu(o, this), Math.hypot(d[0] - o[0], d[1] - o[1]) < g)) {
				var s = Gu(this).on("dblclick.zoom");
				s && s.apply(this, arguments);
			}
		}
	}
	return _.wheelDelta = function(e) {
		return arguments.length ? (r = typeof e == "function" ? e : ap(+e), _) : r;
	}, _.filter = function(t) {
		return arguments.length ? (e = typeof t == "function" ? t : ap(!!t), _) : e;
	}, _.touchable = function(e) {
		return arguments.length ? (i = typeof e == "function" ? e : ap(!!e), _) : i;
	}, _.extent = function(e) {
		return arguments.length ? (t = typeof e == "function" ? e : ap([[+e[0][0], +e[0][1]], [+e[1][0], +e[1][1]]]), _) : t;
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
var yp = /* @__PURE__ */ J("<li> </li>"), bp = /* @__PURE__ */ J("<span class=\"sampled svelte-bmjma\"> </span>"), xp = /* @__PURE__ */ J("<figure class=\"svelte-bmjma\"><div><canvas width=\"256\" height=\"1\" aria-hidden=\"true\" class=\"svelte-bmjma\"></canvas> <ul class=\"ticks svelte-bmjma\"></ul></div> <span class=\"said svelte-bmjma\"><span class=\"mark masked svelte-bmjma\"></span> </span> <span class=\"said svelte-bmjma\"><span class=\"mark nan svelte-bmjma\"></span> NaN</span> <!></figure>");
function Sp(e, t) {
	ze(t, !0);
	let n = Vi(t, "signed", 3, !1), r = /* @__PURE__ */ F(() => Yi.t.explore), i = /* @__PURE__ */ L(void 0);
	H(() => {
		if (!K(i)) return;
		let e = new ImageData(new Uint8ClampedArray(gc(t.palette)), 256, 1);
		K(i).getContext("2d").putImageData(e, 0, 0);
	});
	let a = /* @__PURE__ */ F(() => n() ? [
		`−${$(t.scale.high)}`,
		"0",
		$(t.scale.high)
	] : t.scaling === "rank" ? [K(r).smallest, K(r).largest] : t.scaling === "log" ? [
		`≤ ${$(t.scale.low)}`,
		$(Math.sqrt(t.scale.low * t.scale.high)),
		$(t.scale.high)
	] : [
		"0",
		$(t.scale.high / 2),
		$(t.scale.high)
	]);
	var o = xp(), s = z(o), c = z(s);
	Ii(c, (e) => R(i, e), () => K(i));
	var l = V(c, 2);
	Ur(l, 21, () => K(a), zr, (e, t) => {
		var n = yp(), r = B(n, !0);
		U(() => X(r, K(t))), Y(e, n);
	}), P(l), P(s);
	var u = V(s, 2), d = V(z(u));
	P(u);
	var f = V(u, 4), p = (e) => {
		var n = bp(), r = B(n, !0);
		U(() => X(r, t.sampled)), Y(e, n);
	};
	Z(f, (e) => {
		t.sampled && e(p);
	}), P(o), U(() => {
		Q(l, "aria-label", K(r).scaleLabel), X(d, ` ${K(r).masked ?? ""}`);
	}), Y(e, o), Be();
}
// src/explore/MapChoices.svelte
var Cp = /* @__PURE__ */ J("<label> <select><option> </option><option> </option></select></label>"), wp = /* @__PURE__ */ J("<label><input type=\"checkbox\"/> </label> <label><input type=\"checkbox\"/> </label>", 1), Tp = /* @__PURE__ */ J("<div class=\"choices\" data-screen=\"\"><label> <select><option> </option><option> </option><option> </option></select></label> <!> <label> <select><option>cividis</option><option>viridis</option></select></label> <!> <label><input type=\"checkbox\"/> </label> <span class=\"buttons\"><button>+</button> <button>−</button> <button> </button></span></div>");
function Ep(e, t) {
	ze(t, !0);
	let n = Vi(t, "place", 7), r = Vi(t, "asTable", 15), i = /* @__PURE__ */ F(() => Yi.t.explore);
	function a(e, t) {
		let r = n().omit.split(",").filter((t) => t && t !== e);
		n().omit = (t ? [...r, e] : r).sort().join(",");
	}
	var o = Tp(), s = z(o), c = z(s), l = V(c), u = z(l), d = B(u, !0);
	u.value = u.__value = "log";
	var f = V(u), p = B(f, !0);
	f.value = f.__value = "linear";
	var m = V(f), h = B(m, !0);
	m.value = m.__value = "rank", P(l), _i(l), P(s);
	var g = V(s, 2), _ = (e) => {
		var t = Cp(), r = z(t), a = V(r), o = z(a), s = B(o, !0);
		o.value = o.__value = "max";
		var c = V(o), l = B(c, !0);
		c.value = c.__value = "mean", P(a), _i(a), P(t), U(() => {
			X(r, `${K(i).bins ?? ""} `), X(s, K(i).max), X(l, K(i).meanBin);
		}), vi(a, () => n().reduce, (e) => n().reduce = e), Y(e, t);
	};
	Z(g, (e) => {
		t.live && e(_);
	});
	var v = V(g, 2), y = z(v), b = V(y), x = z(b);
	x.value = x.__value = "cividis";
	var S = V(x);
	S.value = S.__value = "viridis", P(b), _i(b), P(v);
	var C = V(v, 2), w = (e) => {
		var t = wp(), r = tn(t), o = z(r);
		Ti(o);
		var s = V(o);
		P(r);
		var c = V(r, 2), l = z(c);
		Ti(l);
		var u = V(l);
		P(c), U((e, t) => {
			Di(o, e), X(s, ` ${K(i).noFirst ?? ""}`), Di(l, t), X(u, ` ${K(i).noDiagonal ?? ""}`);
		}, [() => n().omit.includes("first"), () => n().omit.includes("diagonal")]), q("change", o, (e) => a("first", e.currentTarget.checked)), q("change", l, (e) => a("diagonal", e.currentTarget.checked)), Y(e, t);
	};
	Z(C, (e) => {
		t.live && e(w);
	});
	var T = V(C, 2), E = z(T);
	Ti(E);
	var D = V(E);
	P(T);
	var ee = V(T, 2), O = z(ee), k = V(O, 2), te = V(k, 2), ne = B(te, !0);
	P(ee), P(o), U(() => {
		X(c, `${K(i).scale ?? ""} `), X(d, K(i).log), X(p, K(i).linear), X(h, K(i).rank), X(y, `${K(i).colours ?? ""} `), X(D, ` ${K(i).asTable ?? ""}`), Q(O, "aria-label", K(i).zoomIn), Q(k, "aria-label", K(i).zoomOut), X(ne, K(i).whole);
	}), vi(l, () => n().scaling, (e) => n().scaling = e), vi(b, () => n().palette, (e) => n().palette = e), Mi(E, r), q("click", O, function(...e) {
		t.zoomIn?.apply(this, e);
	}), q("click", k, function(...e) {
		t.zoomOut?.apply(this, e);
	}), q("click", te, function(...e) {
		t.home?.apply(this, e);
	}), Y(e, o), Be();
}
pr(["change", "click"]);
// src/explore/MapTable.svelte
var Dp = /* @__PURE__ */ J("<th scope=\"col\" class=\"svelte-13vj1cp\"> </th>"), Op = /* @__PURE__ */ J("<td class=\"svelte-13vj1cp\"> </td>"), kp = /* @__PURE__ */ J("<tr class=\"svelte-13vj1cp\"><th scope=\"row\" class=\"svelte-13vj1cp\"> </th><!></tr>"), Ap = /* @__PURE__ */ J("<div class=\"scroll svelte-13vj1cp\" tabindex=\"0\" role=\"region\"><table class=\"svelte-13vj1cp\"><caption class=\"svelte-13vj1cp\"> </caption><thead><tr><td class=\"svelte-13vj1cp\"></td><!></tr></thead><tbody class=\"svelte-13vj1cp\"></tbody></table></div>");
function jp(e, t) {
	ze(t, !0);
	let n = /* @__PURE__ */ F(() => Yi.t.explore), r = /* @__PURE__ */ F(() => {
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
	}), i = (e, t) => K(r).step === 1 ? Aa(e[t]) : `${t}–${t + K(r).step - 1}`;
	var a = Ap(), o = z(a), s = z(o), c = B(s, !0), l = V(s), u = z(l);
	Ur(V(z(u)), 16, () => K(r).cols, (e) => e, (e, n) => {
		var a = Dp(), o = B(a, !0);
		U((e) => X(o, e), [() => i(t.place.answers.tokens, n * K(r).step + t.place.of.first_key)]), Y(e, a);
	}), P(u), P(l);
	var d = V(l);
	Ur(d, 22, () => K(r).rows, (e) => e, (e, n, a) => {
		var o = kp(), s = z(o), c = B(s, !0);
		Ur(V(s), 17, () => K(r).values[K(a)], zr, (e, t) => {
			var n = Op(), r = B(n, !0);
			U((e) => X(r, e), [() => K(t) === void 0 ? "…" : K(t) === -Infinity ? "" : $(K(t))]), Y(e, n);
		}), P(o), U((e) => X(c, e), [() => i(t.place.asks.tokens, ro(t.place.of, n * K(r).step))]), Y(e, o);
	}), P(d), P(o), P(a), U(() => {
		Q(a, "aria-label", K(n).asTable), X(c, K(n).tableCaption);
	}), Y(e, a), Be();
}
// src/explore/Minimap.svelte
var Mp = /* @__PURE__ */ J("<canvas role=\"img\" class=\"svelte-xasd5i\"></canvas>");
function Np(e, t) {
	ze(t, !0);
	let n = /* @__PURE__ */ L(void 0), r = /* @__PURE__ */ F(() => 120 / Math.max(t.frame.rows, t.frame.keys));
	H(() => {
		if (t.version, !K(n)) return;
		let e = K(n).getContext("2d");
		e.clearRect(0, 0, 120, 120), e.drawImage(t.picture, 0, 0, t.frame.keys * K(r), t.frame.rows * K(r));
		let [i, a] = t.frame.transform.invert([0, 0]), [o, s] = t.frame.transform.invert([t.frame.inner.w, t.frame.inner.h]);
		e.strokeStyle = getComputedStyle(K(n)).getPropertyValue("--key-fill"), e.lineWidth = 2, e.strokeRect(i * K(r), a * K(r), Math.max(3, (o - i) * K(r)), Math.max(3, (s - a) * K(r)));
	});
	var i = Mp();
	Q(i, "width", 120), Q(i, "height", 120), Ii(i, (e) => R(n, e), () => K(n)), U(() => Q(i, "aria-label", t.label)), q("click", i, (e) => t.goTo(e.offsetX / K(r), e.offsetY / K(r))), Y(e, i), Be();
}
pr(["click"]);
// src/explore/drawing.ts
function Pp(e, t) {
	let n = e.size * 2 ** t, [r, i] = e.transform.invert([0, 0]), [a, o] = e.transform.invert([e.inner.w, e.inner.h]), s = (e, t) => Math.floor(Math.min(Math.max(e, 0), t - 1) / n);
	return {
		first: [s(i, e.rows), s(r, e.keys)],
		last: [s(o, e.rows), s(a, e.keys)]
	};
}
function Fp(e, t, n, r, i) {
	let a = Math.min(2, devicePixelRatio || 1), [o, s] = [Math.round(t.width * a), Math.round(t.height * a)];
	e.width !== o && (e.width = o), e.height !== s && (e.height = s);
	let c = e.getContext("2d");
	c.setTransform(a, 0, 0, a, 0, 0), c.clearRect(0, 0, t.width, t.height), Ip(c, e, t, n, r, i);
}
function Ip(e, t, n, r, i, a) {
	let o = getComputedStyle(t), s = (e) => o.getPropertyValue(`--${e}`).trim();
	e.save(), e.beginPath(), e.rect(n.margin.left, n.margin.top, n.inner.w, n.inner.h), e.clip(), e.translate(n.margin.left, n.margin.top), Lp(e, n, s), e.imageSmoothingEnabled = !1;
	for (let t = n.levels - 1; t >= n.level; t--) Rp(e, n, r, i, t, s);
	n.transform.k >= 12 && Vp(e, n, s), Hp(e, n, r, s), a.cursor && Up(e, n, a.cursor, s), e.restore(), Wp(e, n, a, s, o.fontFamily), a.tracks && Kp(e, n, a.tracks, s);
}
function Lp(e, t, n) {
	let { x: r, y: i, k: a } = t.transform, [o, s] = [Math.max(0, r), Math.max(0, i)], [c, l] = [Math.min(t.inner.w, r + t.keys * a), Math.min(t.inner.h, i + t.rows * a)];
	if (!(c <= o || l <= s)) {
		e.save(), e.beginPath(), e.rect(o, s, c - o, l - s), e.clip(), e.fillStyle = n("surface"), e.fillRect(o, s, c - o, l - s), e.strokeStyle = n("line"), e.lineWidth = 1, e.beginPath();
		for (let t = o - (l - s); t < c; t += 6) e.moveTo(t, l), e.lineTo(t + (l - s), s);
		e.stroke(), e.restore();
	}
}
function Rp(e, t, n, r, i, a) {
	let { first: o, last: s } = Pp(t, i), c = 2 ** i, l = t.size * c, { x: u, y: d, k: f } = t.transform;
	for (let p = o[0]; p <= s[0]; p++) for (let m = o[1]; m <= s[1]; m++) {
		let o = n.picture(i, p, m, r);
		if (!o) continue;
		let [s, h] = [Math.min(l, t.keys - m * l), Math.min(l, t.rows - p * l)], [g, _] = [u + m * l * f, d + p * l * f];
		i < t.levels - 1 && i === t.level && Bp(e, a, g, _, s * f, h * f);
		let v = [Math.floor(s / c), Math.floor(h / c)];
		e.drawImage(o, 0, 0, v[0], v[1], g, _, v[0] * c * f, v[1] * c * f), v[0] * c < s && e.drawImage(o, v[0], 0, 1, v[1], g + v[0] * c * f, _, (s - v[0] * c) * f, v[1] * c * f), v[1] * c < h && e.drawImage(o, 0, v[1], v[0], 1, g, _ + v[1] * c * f, v[0] * c * f, (h - v[1] * c) * f), v[0] * c < s && v[1] * c < h && e.drawImage(o, v[0], v[1], 1, 1, g + v[0] * c * f, _ + v[1] * c * f, (s - v[0] * c) * f, (h - v[1] * c) * f);
	}
}
var zp = /* @__PURE__ */ new WeakMap();
function Bp(e, t, n, r, i, a) {
	let [o, s] = [t("surface"), t("line")], c = zp.get(e);
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
		n.stroke(), zp.set(e, c = {
			name: o + s,
			pattern: e.createPattern(t, "repeat")
		});
	}
	c.pattern && (e.fillStyle = c.pattern, e.fillRect(n, r, i, a));
}
function Vp(e, t, n) {
	let { x: r, y: i, k: a } = t.transform;
	e.strokeStyle = n("paper"), e.globalAlpha = .35, e.lineWidth = 1, e.beginPath();
	let [o, s] = t.transform.invert([0, 0]).map((e) => Math.max(0, Math.floor(e)));
	for (let n = o; n <= Math.min(t.keys, o + t.inner.w / a + 1); n++) e.moveTo(r + n * a, Math.max(0, i)), e.lineTo(r + n * a, Math.min(t.inner.h, i + t.rows * a));
	for (let n = s; n <= Math.min(t.rows, s + t.inner.h / a + 1); n++) e.moveTo(Math.max(0, r), i + n * a), e.lineTo(Math.min(t.inner.w, r + t.keys * a), i + n * a);
	e.stroke(), e.globalAlpha = 1;
}
function Hp(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform;
	if (t.level > 0 || o < 6) return;
	let [s, c] = t.transform.invert([0, 0]).map((e) => Math.max(0, Math.floor(e)));
	e.strokeStyle = r("ink");
	for (let r = c; r < Math.min(t.rows, c + t.inner.h / o + 1); r++) for (let c = s; c < Math.min(t.keys, s + t.inner.w / o + 1); c++) Number.isNaN(n.value(0, r, c, t.size)) && e.strokeRect(i + c * o + 1.5, a + r * o + 1.5, o - 3, o - 3);
}
function Up(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform, s = 2 ** t.level, [c, l] = [Math.floor(n.row / s) * s, Math.floor(n.col / s) * s], u = Math.max(2, s * o);
	e.fillStyle = r("ink"), e.globalAlpha = .16;
	let [d, f, p] = [
		i + l * o,
		a + c * o,
		Math.max(1, s * o)
	], [m, h] = [Math.max(0, i), Math.min(t.inner.w, i + t.keys * o)], [g, _] = [Math.max(0, a), Math.min(t.inner.h, a + t.rows * o)];
	e.fillRect(m, f, d - m, p), e.fillRect(d + p, f, h - d - p, p), e.fillRect(d, g, p, f - g), e.fillRect(d, f + p, p, _ - f - p), e.globalAlpha = 1, e.lineWidth = 2, e.strokeStyle = r("paper"), e.strokeRect(i + l * o - 2, a + c * o - 2, u + 4, u + 4), e.strokeStyle = r("key-fill"), e.strokeRect(i + l * o - 1, a + c * o - 1, u + 2, u + 2);
}
function Wp(e, t, n, r, i) {
	let { x: a, y: o, k: s } = t.transform, c = Math.max(1, Math.ceil(14 / s));
	e.font = `12px ${i}`, e.textBaseline = "middle";
	let l = (e) => e.slice(0, t.margin.left < 80 ? 8 : 14), u = (e, t) => s >= 7 ? l(Aa(e[t])) : t.toLocaleString("en"), d = c === 1 ? 1 : Gp(s >= 7 ? c : 48 / s);
	e.textAlign = "right";
	let f = n.cursor;
	for (let i = Math.max(0, Math.ceil(-o / s / d) * d); i < t.rows && o + i * s < t.inner.h; i += d) {
		let a = o + (i + (d === 1 ? .5 : 0)) * s;
		a < 0 || a > t.inner.h || f && Math.abs(a - (o + (f.row + .5) * s)) < 13 || (e.fillStyle = r("soft"), e.fillText(u(n.tokens.asks, n.tokens.rowToken(i)), t.margin.left - 6, t.margin.top + a));
	}
	if (f) {
		e.fillStyle = r("query"), e.font = `600 12px ${i}`;
		let a = o + (f.row + .5) * s;
		a >= 0 && a <= t.inner.h && e.fillText(l(Aa(n.tokens.asks[n.tokens.rowToken(f.row)])), t.margin.left - 6, t.margin.top + a);
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
		e.fillStyle = r("key"), e.font = `600 12px ${i}`, o >= 0 && o <= t.inner.w && p(l(Aa(n.tokens.answers[f.col + n.tokens.firstKey])), o);
	}
}
function Gp(e) {
	let t = 10 ** Math.floor(Math.log10(Math.max(1, e)));
	return ([
		1,
		2,
		5,
		10
	].find((n) => n * t >= e) ?? 10) * t;
}
function Kp(e, t, n, r) {
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
var qp = 160, Jp = 4, Yp = class {
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
			let o = this.source.signed ? r.numbers.values.map(Xp) : r.numbers.values;
			for (let e of o) e > i && e < Infinity && (i = e);
			t === "rank" && a.push(wc(o));
		}
		let o = new Float32Array(a.reduce((e, t) => e + t.length, 0)), s = 0;
		for (let e of a) o.set(e, s), s += e.length;
		let c = (this.source.signed ? bc : yc)(t, Zp(i), t === "rank" ? o.sort() : o);
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
		let l = Tc(i.numbers.values, a, r.colours, r.nan);
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
		for (; !this.#a && this.#t.size < Jp && this.#n.length;) {
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
			for (; this.#e.size > qp;) {
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
}, Xp = (e) => e === -Infinity ? e : Math.abs(e);
function Zp(e) {
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
var Qp = /* @__PURE__ */ J("<!> <div class=\"frame svelte-4silnu\"><canvas tabindex=\"0\" role=\"application\" data-testid=\"map\"></canvas> <!></div> <div class=\"below svelte-4silnu\"><p class=\"under svelte-4silnu\"> </p> <!></div> <!>", 1);
function $p(e, t) {
	let n = Tr();
	ze(t, !0);
	let r = Vi(t, "place", 7), i = Vi(t, "side", 3, ""), a = Vi(t, "first", 3, !0), o = /* @__PURE__ */ F(() => Yi.t.explore), s = /* @__PURE__ */ L(void 0), c = /* @__PURE__ */ L(800), l = /* @__PURE__ */ L(560), u = /* @__PURE__ */ L(cp), d = /* @__PURE__ */ L(0), f = /* @__PURE__ */ L(""), p = /* @__PURE__ */ L(!1), m = /* @__PURE__ */ L(null), h = /* @__PURE__ */ F(() => r().of), g = /* @__PURE__ */ F(() => r().cursor), _ = /* @__PURE__ */ F(() => r().info.tile), v = /* @__PURE__ */ F(() => {
		let [e, n, i, a] = [
			r().heads,
			r().reduce,
			r().omit,
			K(h).levels
		];
		return ar(() => new Yp(t.source, e, n, i, a, () => Vt(d), (e) => R(f, e, !0)));
	});
	H(() => {
		let e = K(v);
		return R(f, ""), a() && (window.qkvTiles = e), () => e.close();
	});
	let y = /* @__PURE__ */ F(() => t.source.signed ? ea.shown === "dark" ? "signed-dark" : "signed" : r().palette), b = /* @__PURE__ */ F(() => {
		ea.shown;
		let e = K(s) && /#(..)(..)(..)/.exec(getComputedStyle(K(s)).getPropertyValue("--nan")), t = e ? e.slice(1).map((e) => parseInt(e, 16)) : [
			212,
			0,
			140
		];
		return {
			scaling: r().scaling,
			colours: gc(K(y)),
			nan: t,
			name: `${K(y)} ${ea.shown}`
		};
	}), x = /* @__PURE__ */ F(() => K(c) < 520), S = /* @__PURE__ */ F(() => ({
		left: K(x) ? 64 : 112,
		top: K(x) ? 58 : 84,
		right: 26,
		bottom: 26
	})), C = /* @__PURE__ */ F(() => ({
		w: Math.max(50, K(c) - K(S).left - K(S).right),
		h: Math.max(50, K(l) - K(S).top - K(S).bottom)
	})), w = /* @__PURE__ */ F(() => Math.min(K(C).w / K(h).keys, K(C).h / K(h).rows)), T = /* @__PURE__ */ F(() => {
		let e = (devicePixelRatio || 1) * K(u).k;
		return Math.max(t.source.finest(r().heads), Math.min(K(h).levels - 1, Math.floor(-Math.log2(Math.max(1e-9, e)) + .35)));
	}), E = /* @__PURE__ */ F(() => ({
		margin: K(S),
		inner: K(C),
		width: K(c),
		height: K(l),
		transform: K(u),
		level: K(T),
		size: K(_),
		rows: K(h).rows,
		keys: K(h).keys,
		levels: K(h).levels
	})), D = vp().on("zoom", (e) => {
		if (R(u, e.transform), !e.sourceEvent && O) return;
		let t = Math.abs(K(u).k / K(w) - 1) < .01, [n, i] = [(K(C).w / 2 - K(u).x) / K(u).k, (K(C).h / 2 - K(u).y) / K(u).k];
		r().window = ee = t ? null : {
			x: n,
			y: i,
			k: K(u).k
		};
	}), ee = null, O = !1;
	function k() {
		ee = r().window, O = !0, te(r().window), O = !1;
	}
	H(() => {
		K(s) && D.scaleExtent([K(w), Math.max(40, K(w))]).extent([[0, 0], [K(C).w, K(C).h]]).translateExtent([[0, 0], [Math.max(K(h).keys, K(C).w / K(w)), Math.max(K(h).rows, K(C).h / K(w))]]).filter((e) => !e.button && e.type !== "dblclick");
	}), H(() => {
		K(w), K(h).rows, K(h).keys, K(s) && ar(k);
	}), H(() => {
		K(s) && r().window !== ee && ar(k);
	});
	function te(e) {
		if (!K(s)) return;
		let t = e ? Math.min(Math.max(e.k, K(w)), Math.max(40, K(w))) : K(w), [n, r] = e ? [e.x, e.y] : [K(h).keys / 2, K(h).rows / 2], [i, a] = e ? [K(C).w / 2 - n * t, K(C).h / 2 - r * t] : [0, 0];
		Gu(K(s)).call(D.transform, cp.translate(i, a).scale(t));
	}
	function ne(e) {
		if (!K(s)) return;
		let t = K(g) ?? {
			row: K(h).rows / 2,
			col: K(h).keys / 2
		};
		Gu(K(s)).call(D.scaleBy, e, K(g) ? [K(u).applyX(t.col + .5), K(u).applyY(t.row + .5)] : void 0);
	}
	Rr(() => {
		let e = K(s);
		Gu(e).call(D).on("dblclick.zoom", null);
		let t = new ResizeObserver(([e]) => {
			let t = e.contentRect;
			R(c, Math.round(t.width), !0), R(l, Math.round(t.height), !0);
		});
		return t.observe(e), () => t.disconnect();
	}), H(() => {
		let { first: e, last: t } = Pp(K(E), K(T)), n = [{
			level: K(h).levels - 1,
			row: 0,
			col: 0,
			effort: 0
		}], r = [(e[0] + t[0]) / 2, (e[1] + t[1]) / 2], i = [];
		for (let n = e[0]; n <= t[0]; n++) for (let r = e[1]; r <= t[1]; r++) i.push({
			level: K(T),
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
		], K(v)];
		ar(() => s.want(o));
	});
	let A = 0;
	H(() => {
		K(E), K(d), K(b), K(re), K(v), r().queries, K(o), cancelAnimationFrame(A), A = requestAnimationFrame(() => {
			K(s) && Fp(K(s), K(E), K(v), K(b), K(re));
		});
	});
	let re = /* @__PURE__ */ F(() => ({
		cursor: K(g),
		tracks: K(m),
		tokens: {
			asks: r().asks.tokens,
			answers: r().answers.tokens,
			rowToken: (e) => ro(K(h), e),
			firstKey: K(h).first_key
		}
	}));
	H(() => {
		let e = r().heads;
		if (R(m, null), typeof r().head != "number" || !t.source.live || t.source.signed) return;
		let n = new AbortController(), i = K(h).rows;
		return t.source.tracks(e, n.signal).then((e) => R(m, {
			entropy: e.values.slice(0, i),
			received: e.values.slice(i)
		}), () => void 0), () => n.abort();
	});
	let j = /* @__PURE__ */ F(() => 2 ** K(T)), ie = /* @__PURE__ */ F(() => {
		if (K(d), !K(g)) return null;
		let [e, t] = [Math.floor(K(g).row / K(j)), Math.floor(K(g).col / K(j))], n = K(v).value(0, K(g).row, K(g).col, K(_));
		return {
			value: n ?? K(v).value(K(T), e, t, K(_)),
			rows: ae(r().asks.tokens, ro(K(h), K(g).row), n === void 0 ? K(j) : 1),
			cols: ae(r().answers.tokens, K(g).col + K(h).first_key, n === void 0 ? K(j) : 1),
			exact: n !== void 0 || K(j) === 1
		};
	});
	function ae(e, t, n) {
		if (n === 1) return `${Aa(e[t])} (${t})`;
		let r = Math.floor(t / n) * n;
		return `${Aa(e[r])} … ${Aa(e[Math.min(e.length - 1, r + n - 1)])} (${r}–${Math.min(e.length - 1, r + n - 1)})`;
	}
	function oe(e) {
		let n = e.value, i = n === void 0 ? "…" : n === -Infinity ? K(o).hiddenByMask : Number.isNaN(n) ? "NaN" : $(n), a = t.source.signed ? K(o).shareDifference : e.exact ? K(o).share : r().reduce === "max" ? K(o).maxOf(K(j)) : K(o).meanOf(K(j));
		return `${e.rows} → ${e.cols}: ${i}${n !== void 0 && n !== -Infinity ? ` ${a}` : ""}`;
	}
	function se(e) {
		let [t, n] = K(u).invert([e.offsetX - K(S).left, e.offsetY - K(S).top]), [i, a] = [Math.floor(n), Math.floor(t)];
		r().cursor = i >= 0 && i < K(h).rows && a >= 0 && a < K(h).keys ? {
			row: i,
			col: a
		} : null;
	}
	function ce() {
		if (!K(g)) return;
		let e = {
			queries: [ro(K(h), K(g).row)],
			key: K(g).col + K(h).first_key
		};
		K(j) > 1 && K(u).k < 20 ? te({
			x: K(g).col + .5,
			y: K(g).row + .5,
			k: Math.min(40, K(u).k * 4)
		}) : r().go(typeof r().head == "number" ? {
			...e,
			view: "cell"
		} : e);
	}
	function le(e) {
		if (e.altKey || e.ctrlKey || e.metaKey) return;
		let n = (e.shiftKey ? 10 : 1) * K(j), i = K(g) ?? {
			row: Math.max(0, no(K(h), r().query)),
			col: Math.max(0, r().key - K(h).first_key)
		}, a = {
			ArrowUp: [-n, 0],
			ArrowDown: [n, 0],
			ArrowLeft: [0, -n],
			ArrowRight: [0, n]
		}[e.key];
		if (a) r().cursor = {
			row: Math.min(K(h).rows - 1, Math.max(0, i.row + a[0])),
			col: Math.min(K(h).keys - 1, Math.max(0, i.col + a[1]))
		}, ue(), queueMicrotask(() => K(ie) && t.say(oe(K(ie))));
		else if (e.key === "+" || e.key === "=") ne(2);
		else if (e.key === "-") ne(.5);
		else if (e.key === "0") te(null);
		else if (e.key === "Enter") ce();
		else if (e.key === "Escape") r().cursor = null;
		else return;
		e.preventDefault();
	}
	function ue() {
		if (!K(g) || !K(s)) return;
		let [e, t] = [K(u).applyX(K(g).col + .5), K(u).applyY(K(g).row + .5)];
		(e < 0 || t < 0 || e > K(C).w || t > K(C).h) && te({
			x: K(g).col + .5,
			y: K(g).row + .5,
			k: K(u).k
		});
	}
	let de = [0, 0], fe = /* @__PURE__ */ F(() => (K(d), K(v).scale(K(T), r().scaling))), pe = /* @__PURE__ */ F(() => {
		K(d);
		let { first: e } = Pp(K(E), K(T));
		return K(v).get(K(T), e[0], e[1])?.numbers.read ?? 1;
	}), me = /* @__PURE__ */ F(() => (K(d), K(v).picture(K(h).levels - 1, 0, 0, K(b))));
	H(() => {
		K(s) && Ia.set(K(s), (e) => Ip(e, K(s), K(E), K(v), K(b), K(re)));
	});
	function he() {
		let [e, n] = K(u).invert([0, 0]), [a, s] = K(u).invert([K(C).w, K(C).h]), c = (e, t, n) => {
			let [r, i] = [Math.max(0, Math.floor(e / K(j))), Math.min(Math.ceil(n / K(j)), Math.ceil(t / K(j)))];
			return Array.from({ length: Math.max(0, i - r) }, (e, t) => r + t);
		}, [l, d] = [c(n, s, K(h).rows), c(e, a, K(h).keys)], f = (e) => e * K(j) + K(h).first_key;
		return {
			about: {
				question: K(o).mapTitle,
				model: r().info.model,
				heads: r().heads,
				where: t.where,
				unit: "share",
				side: i() || void 0,
				kind: K(T) === 0 ? "measured" : "derived",
				cells_in_a_bin: [K(j), K(j)],
				reduce: K(j) > 1 ? r().reduce : void 0,
				read_one_cell_in: K(pe),
				queries: l.map((e) => ro(K(h), e * K(j))),
				keys: d.map(f)
			},
			columns: [
				"query",
				"token",
				...d.map((e) => `${f(e)} ${Aa(r().answers.tokens[f(e)])}`)
			],
			rows: l.map((e) => {
				let t = ro(K(h), e * K(j));
				return [
					t,
					r().asks.tokens[t] ?? "",
					...d.map((t) => K(v).value(K(T), e, t, K(_)) ?? null)
				];
			})
		};
	}
	{
		let c = /* @__PURE__ */ F(() => t.where), l = /* @__PURE__ */ F(() => K(h).rows.toLocaleString("en")), m = /* @__PURE__ */ F(() => K(h).keys.toLocaleString("en")), g = /* @__PURE__ */ F(() => t.source.signed ? K(o).shareDifference : K(o).share), _ = /* @__PURE__ */ F(() => K(T) === 0 ? K(o).measured : K(o).derived), b = /* @__PURE__ */ F(() => r().heads.replaceAll("*", "mean"));
		to(e, {
			get title() {
				return K(o).mapTitle;
			},
			get facts() {
				return `${K(c) ?? ""} · ${K(l) ?? ""} × ${K(m) ?? ""} · ${K(g) ?? ""} · ${K(_) ?? ""}`;
			},
			get name() {
				return `map-${K(b) ?? ""}`;
			},
			get side() {
				return i();
			},
			get problem() {
				return K(f);
			},
			numbers: he,
			children: (e, c) => {
				var l = Qp(), f = tn(l), m = (e) => {
					Ep(e, {
						get place() {
							return r();
						},
						get live() {
							return t.source.live;
						},
						zoomIn: () => ne(2),
						zoomOut: () => ne(.5),
						home: () => te(null),
						get asTable() {
							return K(p);
						},
						set asTable(e) {
							R(p, e, !0);
						}
					});
				};
				Z(f, (e) => {
					a() && e(m);
				});
				var g = V(f, 2), _ = z(g);
				let b;
				Ii(_, (e) => R(s, e), () => K(s));
				var x = V(_, 2), S = (e) => {
					Np(e, {
						get picture() {
							return K(me);
						},
						get version() {
							return K(d);
						},
						get frame() {
							return K(E);
						},
						goTo: (e, t) => te({
							x: e,
							y: t,
							k: K(u).k
						}),
						get label() {
							return K(o).minimap;
						}
					});
				};
				Z(x, (e) => {
					K(me) && K(h).levels > 1 && K(u).k > K(w) * 1.2 && e(S);
				}), P(g);
				var C = V(g, 2), D = z(C), ee = B(D, !0), O = V(D, 2);
				{
					let e = /* @__PURE__ */ F(() => K(pe) > 1 ? K(o).sampled(K(pe)) : "");
					Sp(O, {
						get scale() {
							return K(fe);
						},
						get scaling() {
							return r().scaling;
						},
						get palette() {
							return K(y);
						},
						get signed() {
							return t.source.signed;
						},
						get sampled() {
							return K(e);
						}
					});
				}
				P(C);
				var k = V(C, 2), A = (e) => {
					jp(e, {
						get tiles() {
							return K(v);
						},
						get version() {
							return K(d);
						},
						get level() {
							return K(T);
						},
						get frame() {
							return K(E);
						},
						get place() {
							return r();
						}
					});
				};
				Z(k, (e) => {
					K(p) && e(A);
				}), U((e) => {
					b = di(_, 1, "map svelte-4silnu", null, b, { beside: i() !== "" }), Q(_, "aria-label", K(o).mapLabel), Q(_, "aria-describedby", `${n}-under`), Q(D, "id", `${n}-under`), X(ee, e);
				}, [() => K(ie) ? oe(K(ie)) : K(o).mapHint]), q("keydown", _, le), q("pointermove", _, se), fr("pointerleave", _, () => r().cursor = null), q("pointerdown", _, (e) => de = [e.clientX, e.clientY]), q("click", _, (e) => Math.hypot(e.clientX - de[0], e.clientY - de[1]) < 4 && ce()), Y(e, l);
			},
			$$slots: { default: !0 }
		});
	}
	Be();
}
pr([
	"keydown",
	"pointermove",
	"pointerdown",
	"click"
]);
// src/explore/Arcs.svelte
var em = /* @__PURE__ */ Sr("<path class=\"svelte-1kf7bqi\"></path>"), tm = /* @__PURE__ */ Sr("<svg aria-hidden=\"true\" class=\"svelte-1kf7bqi\"></svg>");
function nm(e, t) {
	ze(t, !0);
	let n = /* @__PURE__ */ L([]), r = /* @__PURE__ */ L([0, 0]), i = 0;
	function a() {
		let e = t.running.box.getBoundingClientRect();
		R(r, [e.width, e.height]);
		let i = (n) => {
			let r = t.running.elements[n]?.getClientRects()[0];
			return r ? [r.left + r.width / 2 - e.left, r.top - e.top + 3] : null;
		}, a = i(t.from);
		if (!a) {
			R(n, []);
			return;
		}
		let o = (t) => t > -4 && t < e.height + 4;
		R(n, t.to.flatMap((e) => {
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
	H(() => {
		t.from, t.to, t.values, t.running, o();
	}), Rr(() => {
		t.running.box.addEventListener("scroll", o, { passive: !0 });
		let e = new ResizeObserver(o);
		return e.observe(t.running.box), () => {
			t.running.box.removeEventListener("scroll", o), e.disconnect(), cancelAnimationFrame(i);
		};
	});
	var s = tm();
	Ur(s, 21, () => K(n), (e) => e.key, (e, t) => {
		var n = em();
		U(() => {
			Q(n, "d", K(t).d), Q(n, "stroke-width", K(t).width);
		}), Y(e, n);
	}), P(s), U(() => {
		Q(s, "width", K(r)[0]), Q(s, "height", K(r)[1]);
	}), Y(e, s), Be();
}
// src/explore/Sidebar.svelte
var rm = /* @__PURE__ */ J("<canvas role=\"img\" class=\"svelte-1wyx9r7\"></canvas>");
function im(e, t) {
	ze(t, !0);
	let n = /* @__PURE__ */ L(void 0), r = /* @__PURE__ */ L(0);
	H(() => {
		if (ea.shown, !K(n) || !K(r)) return;
		let e = Math.min(2, devicePixelRatio || 1), i = Math.round(K(r) * e);
		K(n).width = 1, K(n).height = i;
		let a = new Float32Array(i);
		t.values.forEach((e, n) => {
			let r = Math.min(i - 1, Math.floor(n / t.values.length * i));
			for (let n = r; n < Math.min(i, r + Math.max(2, i / t.values.length)); n++) e > a[n] && (a[n] = e);
		});
		let o = K(n).getContext("2d");
		o.fillStyle = getComputedStyle(K(n)).color, o.clearRect(0, 0, 1, i), a.forEach((e, n) => {
			e / t.most < .002 || (o.globalAlpha = .15 + .85 * Math.sqrt(Math.min(1, e / t.most)), o.fillRect(0, n, 1, 1));
		});
	}), H(() => {
		let e = new ResizeObserver(() => R(r, t.running.box.clientHeight, !0));
		return e.observe(t.running.box), () => e.disconnect();
	});
	function i(e) {
		let n = e.offsetY / Math.max(1, K(r));
		t.running.elements[Math.floor(n * t.running.elements.length)]?.scrollIntoView({ block: "center" });
	}
	var a = rm();
	let o;
	Ii(a, (e) => R(n, e), () => K(n)), U(() => {
		Q(a, "aria-label", t.label), o = pi(a, "", o, { height: `${K(r) ?? ""}px` });
	}), q("click", a, i), Y(e, a), Be();
}
pr(["click"]);
// src/explore/running.ts
var am = 160, om = class {
	elements = [];
	#e;
	#t = [];
	#n = [];
	constructor(e, t, n, r, i) {
		this.#e = e;
		let a = document.createDocumentFragment(), o = null, s = n.starts.length - 1;
		for (let e = 0; e < s; e++) {
			let r = n.starts[e], s = r >= t.prompt_length;
			(!o || o.childElementCount >= am || o.classList.contains("after") !== s) && (o = document.createElement("div"), o.className = s ? "part after" : "part", a.append(o));
			let c = t.tokens.slice(r, n.starts[e + 1]).join(""), l = /^[ ]+\S/.test(c) ? c.trimStart() : c;
			l.length < c.length && o.append(c.slice(0, c.length - l.length));
			let u = document.createElement("span");
			u.className = "u", u.dataset.u = String(e), /^\s*\n\s*$/.test(l) ? (u.classList.add("nl"), u.textContent = `⏎${l.replace(/^[^\n]*/, "")}`, u.setAttribute("aria-label", i)) : u.textContent = l, o.append(u), this.elements.push(u), o.childElementCount >= am / 2 && l.endsWith("\n") && (o = null);
		}
		e.replaceChildren(a), this.#t = Array(s).fill(""), this.#n = Array(s).fill(""), e.onclick = (e) => {
			let t = e.target.closest(".u");
			t && r(Number(t.dataset.u), e.shiftKey || e.ctrlKey || e.metaKey);
		};
	}
	get box() {
		return this.#e;
	}
	shade(e, t, n, r = !1) {
		let i = new Set(n);
		for (let n = 0; n < this.elements.length; n++) {
			let a = e[n] ?? -Infinity, o = Number.isNaN(a) ? -1 : Math.max(0, (r && a !== -Infinity ? Math.abs(a) : a) / t), s = r ? a < 0 ? "output" : "value" : "query", c = o < .002 ? 0 : Math.round(6 + 64 * Math.sqrt(Math.min(1, o))), l = o < 0 ? "var(--nan)" : c ? `color-mix(in oklab, var(--${s}) ${c}%, transparent)` : "", u = `u${i.has(n) ? " chosen" : ""}${a === -Infinity ? " hid" : ""}`, d = this.elements[n];
			this.#t[n] !== l && (d.style.backgroundColor = l, this.#t[n] = l), this.#n[n] !== u && (d.className = d.classList.contains("nl") ? `${u} nl` : u, this.#n[n] = u);
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
}, sm = /* @__PURE__ */ J("<option> </option>"), cm = /* @__PURE__ */ J("<label class=\"other svelte-1isuosp\"> <select></select></label>"), lm = /* @__PURE__ */ J("<span class=\"sink svelte-1isuosp\"> </span>"), um = /* @__PURE__ */ J("<tr><td><button> </button> <!></td><td class=\"number\"> </td><td class=\"number\"><button class=\"weight\"> </button> <span></span></td></tr>"), dm = /* @__PURE__ */ J("<p class=\"note\"> </p>"), fm = /* @__PURE__ */ J("<!> <div class=\"columns svelte-1isuosp\"><div class=\"reading svelte-1isuosp\"><div tabindex=\"0\" role=\"group\" data-testid=\"text\"></div> <!></div> <!> <aside class=\"svelte-1isuosp\"><!> <table class=\"strongest\"><caption> </caption><thead><tr><th scope=\"col\"> </th><th scope=\"col\"> </th><th scope=\"col\"> </th></tr></thead><tbody></tbody></table> <!></aside></div>", 1);
function pm(e, t) {
	ze(t, !0);
	let n = Vi(t, "side", 3, ""), r = Vi(t, "first", 3, !0), i = /* @__PURE__ */ F(() => Yi.t.explore), a = /* @__PURE__ */ L(""), o = /* @__PURE__ */ L(!1), s = /* @__PURE__ */ L(null), c = /* @__PURE__ */ L(void 0), l = /* @__PURE__ */ L(null), u = /* @__PURE__ */ F(() => t.place.ask === "read"), d = /* @__PURE__ */ F(() => t.place.of.streams[0] === t.place.of.streams[1]), f = /* @__PURE__ */ F(() => K(u) ? t.place.answers : t.place.asks), p = /* @__PURE__ */ F(() => K(u) ? t.place.asks : t.place.answers), m = /* @__PURE__ */ F(() => io(K(f), t.place.by)), h = /* @__PURE__ */ F(() => io(K(p), t.place.by)), g = /* @__PURE__ */ F(() => [...new Set(t.place.queries.map((e) => K(h).owner[e] ?? 0))]), _ = /* @__PURE__ */ F(() => K(s) && t.source.signed ? K(s).map((e) => e === -Infinity ? e : Math.abs(e)) : K(s)), v = /* @__PURE__ */ F(() => K(_) ? oo(K(_), 12) : []), y = /* @__PURE__ */ F(() => K(_) ? t.place.what === "share" && K(u) ? 1 : (K(_)[K(v)[0] ?? 0] ?? 1) || 1 : 1), b = /* @__PURE__ */ F(() => K(s) && K(d) && !t.source.signed ? oo(K(s), 8, (e) => K(g).includes(e) || K(s)[e] < .01 * K(y)) : []), x = /* @__PURE__ */ F(() => {
		let e = K(g).slice(-3).map((e) => `“${S(K(p).tokens, K(h).starts, e)}”`).join(", ");
		return K(u) ? K(i).whatRead(e) : K(i).whoRead(e);
	});
	function S(e, t, n) {
		return Aa(e.slice(t[n], t[n + 1]).join(""));
	}
	H(() => {
		if (!K(c)) return;
		let e = new om(K(c), K(f), K(m), O, K(i).newline);
		return R(l, e), ar(() => e.show(K(d) ? K(g)[K(g).length - 1] ?? 0 : 0)), () => e.close();
	});
	let C = null;
	H(() => {
		let [e, n, r] = [
			t.place.heads,
			t.place.what,
			K(u)
		], i = K(g).map((e) => [K(h).starts[e], K(h).starts[e + 1] - 1]), c = t.place.of, l = K(m);
		C?.abort();
		let d = C = new AbortController(), f = setTimeout(() => R(o, !0), 150);
		return (async () => {
			try {
				let o;
				if (r) {
					let r = i.map(([, e]) => ro(c, Math.max(0, no(c, e))));
					o = ao(w((await t.source.row(e, r, n, d.signal)).values, r.length), c.first_key, l);
				} else {
					let r = i.flatMap(([e, t]) => Array.from({ length: t - e + 1 }, (t, n) => e + n)).filter((e) => e >= c.first_key && e < c.first_key + c.keys).slice(0, 64);
					o = E(T((await t.source.column(e, r, n, d.signal)).values, r.length), c, l);
				}
				R(s, o), R(a, ""), ar(D);
			} catch (e) {
				if (e.name === "AbortError") return;
				R(a, e.message, !0);
			} finally {
				clearTimeout(f), C === d && R(o, !1);
			}
		})(), () => clearTimeout(f);
	});
	function w(e, t) {
		return t === 1 ? e : T(e, t).map((e) => e === -Infinity ? e : e / t);
	}
	function T(e, t) {
		let n = e.length / Math.max(1, t), r = new Float32Array(n).fill(-Infinity);
		for (let i = 0; i < t; i++) for (let t = 0; t < n; t++) {
			let a = e[i * n + t];
			a !== -Infinity && (r[t] = r[t] === -Infinity ? a : r[t] + a);
		}
		return r;
	}
	function E(e, t, n) {
		let r = new Float32Array(n.starts.length - 1).fill(-Infinity);
		for (let i = 0; i < r.length; i++) {
			let a = no(t, n.starts[i + 1] - 1);
			a >= 0 && (r[i] = e[a]);
		}
		return r;
	}
	H(() => {
		K(l) && K(s) && K(s).length === K(m).starts.length - 1 && K(l).shade(K(s), K(y), K(d) ? K(g) : [], t.source.signed);
	});
	function D() {
		if (!K(s)) return;
		let e = K(v).slice(0, 3).map((e) => `${S(K(f).tokens, K(m).starts, e)} ${ee(K(s)[e])}`);
		r() && t.say(`${K(x)} ${e.join(", ") || K(i).nothing}`);
	}
	function ee(e) {
		let n = t.place.what === "share" ? Da : $;
		return t.source.signed ? Oa(e, n) : n(e);
	}
	function O(e, n) {
		let r = K(m).starts[e + 1] - 1;
		K(d) && (K(u) && no(t.place.of, r) < 0 || (t.place.go({ queries: n ? k(t.place.queries, r) : [r] }), K(l)?.show(e)));
	}
	function k(e, t) {
		let n = e.filter((e) => K(h).owner[e] !== K(h).owner[t]);
		return n.length === e.length ? [...e.slice(-31), t] : n.length ? n : e;
	}
	function te(e) {
		if (e.altKey || e.ctrlKey || e.metaKey || !K(l)) return;
		let t = K(g)[K(g).length - 1] ?? 0, n = K(l).moved(t, e.key);
		n !== null && (e.preventDefault(), O(n, !1));
	}
	function ne() {
		let e = t.place.what === "share" ? "share" : "length";
		return {
			about: {
				question: K(x),
				model: t.place.info.model,
				heads: t.place.heads,
				where: t.where,
				side: n() || void 0,
				unit: e,
				kind: t.place.what === "share" ? "measured" : "derived",
				asked: K(u) ? "read" : "readers",
				queries: t.place.queries
			},
			columns: [
				"first_token",
				"last_token",
				t.place.by === "words" ? "word" : "token",
				e
			],
			rows: [...K(s)].map((e, t) => [
				K(m).starts[t],
				K(m).starts[t + 1] - 1,
				K(f).tokens.slice(K(m).starts[t], K(m).starts[t + 1]).join(""),
				e
			])
		};
	}
	{
		let C = /* @__PURE__ */ F(() => t.where), w = /* @__PURE__ */ F(() => t.source.signed ? `${K(i).difference}: ` : ""), T = /* @__PURE__ */ F(() => K(u) ? K(i).unit[t.place.what] : K(i).unitTaken[t.place.what]), E = /* @__PURE__ */ F(() => t.place.what === "share" ? K(i).measured : K(i).derived), D = /* @__PURE__ */ F(() => t.place.heads.replaceAll("*", "mean")), k = /* @__PURE__ */ F(() => t.place.queries.join("-")), A = /* @__PURE__ */ F(() => K(s) && ne);
		to(e, {
			get title() {
				return K(x);
			},
			get facts() {
				return `${K(C) ?? ""} · ${K(w) ?? ""}${K(T) ?? ""} · ${K(E) ?? ""}`;
			},
			get name() {
				return `text-${K(D) ?? ""}-${K(k) ?? ""}`;
			},
			get side() {
				return n();
			},
			get problem() {
				return K(a);
			},
			get numbers() {
				return K(A);
			},
			children: (e, n) => {
				var a = fm(), x = tn(a), C = (e) => {
					Lc(e, { get place() {
						return t.place;
					} });
				};
				Z(x, (e) => {
					r() && e(C);
				});
				var w = V(x, 2), T = z(w), E = z(T);
				let D;
				Ii(E, (e) => R(c, e), () => K(c));
				var k = V(E, 2), ne = (e) => {
					nm(e, {
						get running() {
							return K(l);
						},
						get from() {
							return K(g)[0];
						},
						get to() {
							return K(b);
						},
						get values() {
							return K(s);
						},
						get most() {
							return K(y);
						}
					});
				};
				Z(k, (e) => {
					K(l) && K(b).length && K(g).length === 1 && e(ne);
				}), P(T);
				var A = V(T, 2), re = (e) => {
					im(e, {
						get values() {
							return K(_);
						},
						get running() {
							return K(l);
						},
						get most() {
							return K(y);
						},
						get label() {
							return K(i).sidebar;
						}
					});
				};
				Z(A, (e) => {
					K(_) && K(l) && e(re);
				});
				var j = V(A, 2), ie = z(j), ae = (e) => {
					var n = cm(), r = z(n), a = V(r);
					Ur(a, 22, () => K(h).starts.slice(0, 400), (e) => e, (e, t, n) => {
						var r = wr(), i = tn(r), a = (e) => {
							var t = sm(), r = B(t, !0), i = {};
							U((e) => {
								X(r, e), i !== (i = K(n)) && (t.value = (t.__value = i) ?? "");
							}, [() => S(K(p).tokens, K(h).starts, K(n))]), Y(e, t);
						};
						Z(i, (e) => {
							K(n) < K(h).starts.length - 1 && e(a);
						}), Y(e, r);
					}), P(a);
					var o;
					_i(a), P(n), U((e) => {
						X(r, `${e ?? ""} `), o !== (o = K(g)[0]) && (a.value = (a.__value = o) ?? "", gi(a, o));
					}, [() => K(u) ? K(i).asksLabel(t.place.of.streams[0]) : K(i).answersLabel(t.place.of.streams[1])]), q("change", a, (e) => t.place.go({ queries: [K(h).starts[Number(e.currentTarget.value) + 1] - 1] })), Y(e, n);
				};
				Z(ie, (e) => {
					K(d) || e(ae);
				});
				var oe = V(ie, 2), se = z(oe), ce = B(se, !0), le = V(se), ue = z(le), de = z(ue), fe = B(de, !0), pe = V(de), me = B(pe, !0), he = B(V(pe), !0);
				P(ue), P(le);
				var M = V(le);
				Ur(M, 20, () => K(v), (e) => e, (e, n) => {
					var r = um(), a = z(r), o = z(a), c = B(o, !0), l = V(o, 2), p = (e) => {
						var t = lm(), n = B(t, !0);
						U(() => {
							Q(t, "title", K(i).sinkWhy), X(n, K(i).sink);
						}), Y(e, t);
					}, h = /* @__PURE__ */ F(() => n === 0 || K(f).special.includes(K(m).starts[n]));
					Z(l, (e) => {
						K(h) && e(p);
					}), P(a);
					var g = V(a), y = B(g, !0), b = V(g), x = z(b), C = B(x, !0), w = V(x, 2);
					let T, E;
					P(b), P(r), U((e, r, a) => {
						o.disabled = !K(d), X(c, e), X(y, K(m).starts[n + 1] - 1), Q(x, "title", K(i).whereFrom), x.disabled = typeof t.place.head != "number", X(C, r), T = di(w, 1, "bar svelte-1isuosp", null, T, { less: K(s)[n] < 0 }), E = pi(w, "", E, { width: a });
					}, [
						() => S(K(f).tokens, K(m).starts, n),
						() => ee(K(s)[n]),
						() => `${Math.min(100, 100 * K(_)[n] / (K(_)[K(v)[0]] || 1))}%`
					]), q("click", o, () => O(n, !1)), q("click", x, () => {
						let e = K(m).starts[n + 1] - 1, r = t.place.query;
						K(u) ? t.place.go({
							view: "cell",
							queries: [r],
							key: e
						}) : t.place.go({
							view: "cell",
							queries: [e],
							key: r
						});
					}), Y(e, r);
				}), P(M), P(oe);
				var ge = V(oe, 2), N = (e) => {
					var t = dm(), n = B(t, !0);
					U(() => X(n, K(i).honest)), Y(e, t);
				}, _e = (e) => {
					var t = dm(), n = B(t, !0);
					U(() => X(n, K(i).contributionNote)), Y(e, t);
				};
				Z(ge, (e) => {
					t.place.what === "share" ? e(N) : e(_e, -1);
				}), P(j), P(w), U(() => {
					D = di(E, 1, "text svelte-1isuosp", null, D, { busy: K(o) }), Q(E, "aria-label", K(i).textLabel), X(ce, K(u) ? K(i).mostRead : K(i).mostReaders), X(fe, t.place.by === "words" ? K(i).word : K(i).token), X(me, K(i).position), X(he, K(i).unitShort[t.place.what]);
				}), q("keydown", E, te), Y(e, a);
			},
			$$slots: { default: !0 }
		});
	}
	Be();
}
pr([
	"keydown",
	"change",
	"click"
]);
// src/explore/numbers.ts
function mm(e) {
	return e.length === 1 ? e[0] : e[0].map((t, n) => {
		let [r, i] = [0, !1];
		for (let t of e) t[n] !== -Infinity && ([r, i] = [r + t[n], !0]);
		return i ? r / e.length : -Infinity;
	});
}
function hm(e, t) {
	return t.map((t, n) => {
		let r = e[n];
		return t === -Infinity && r === -Infinity ? -Infinity : (t === -Infinity ? 0 : t) - (r === -Infinity ? 0 : r);
	});
}
// src/explore/file.ts
var gm = () => new ym("This file does not hold that. Ask the server: qkv explore.");
async function _m(e) {
	let t = Uint8Array.from(atob(e), (e) => e.charCodeAt(0));
	return new Response(new Blob([t]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}
var vm = class {
	file;
	live = !1;
	signed = !1;
	picture;
	#e = /* @__PURE__ */ new Map();
	constructor(e) {
		this.file = e, this.picture = e.image ?? null;
	}
	info = async () => this.file.info;
	finest(e) {
		return Math.max(0, ...this.#t(e).map((e) => this.file.held[e]?.level ?? 0));
	}
	#t(e) {
		return e.split(",").flatMap((e) => {
			let [t, n] = e.split(".");
			return n === "*" ? (this.file.gallery[t]?.heads ?? []).map((e) => `${t}.${e}`) : [e];
		});
	}
	#n(e) {
		let t = this.file.info.layers[Number(e.split(".")[0])];
		if (!t) throw gm();
		return t;
	}
	async #r(e) {
		let t = this.#e.get(e);
		return t || this.#e.set(e, t = _m(e)), new Float32Array(await t);
	}
	async #i(e, t, n, r, i) {
		let a = this.file.held[e];
		if (!a || n < a.level) throw gm();
		let o = this.file.info.tile, s = (e, t) => Math.min(o, Math.ceil(e / 2 ** n) - t * o), c = [s(t.rows, r), s(t.keys, i)], l = a.tiles[`${n}/${r}/${i}`];
		return {
			values: l ? await this.#r(l) : new Float32Array(c[0] * c[1]).fill(-Infinity),
			shape: c,
			read: 1
		};
	}
	async #a(e, t, n) {
		let r = this.file.held[e];
		if (!r) throw gm();
		let i = new Float32Array(t.keys);
		if (r.level === 0) {
			let r = this.file.info.tile;
			for (let a = 0; a * r < t.keys; a++) {
				let { values: o, shape: s } = await this.#i(e, t, 0, Math.floor(n / r), a);
				i.set(o.subarray(n % r * s[1], (n % r + 1) * s[1]), a * r);
			}
		} else if (r.tops) {
			let { count: e, weights: t, keys: a } = r.tops, [o, s] = [await this.#r(t), new Int32Array((await this.#r(a)).buffer)];
			for (let t = n * e; t < (n + 1) * e; t++) s[t] >= 0 && (i[s[t]] = o[t]);
		} else throw gm();
		return i;
	}
	async row(e, t, n) {
		let r = this.#n(e);
		if (n !== "share") throw gm();
		return {
			values: mm(await Promise.all(this.#t(e).map(async (e) => {
				let n = new Float32Array(t.length * r.keys);
				for (let [i, a] of t.entries()) n.set(await this.#a(e, r, no(r, a)), i * r.keys);
				return n;
			}))),
			shape: [t.length, r.keys],
			read: 1
		};
	}
	async column(e, t, n) {
		let r = this.#n(e);
		if (n !== "share") throw gm();
		return {
			values: mm(await Promise.all(this.#t(e).map(async (e) => {
				let n = new Float32Array(t.length * r.rows);
				for (let i = 0; i < r.rows; i++) {
					let a = await this.#a(e, r, i);
					t.forEach((e, t) => n[t * r.rows + i] = a[e - r.first_key]);
				}
				return n;
			}))),
			shape: [t.length, r.rows],
			read: 1
		};
	}
	async tile({ heads: e, level: t, row: n, col: r, omit: i }) {
		let a = this.#n(e);
		if (i) throw gm();
		let o = await Promise.all(this.#t(e).map((e) => this.#i(e, a, t, n, r)));
		return {
			...o[0],
			values: mm(o.map((e) => e.values))
		};
	}
	async cell() {
		throw gm();
	}
	async tracks() {
		throw gm();
	}
	async heads(e) {
		let t = this.file.heads[e];
		if (!t) throw gm();
		return t;
	}
	async gallery(e) {
		let t = this.file.gallery[e];
		if (!t) throw gm();
		return {
			values: await this.#r(t.data),
			shape: t.shape,
			read: 1,
			heads: t.heads
		};
	}
}, ym = class extends Error {}, bm = class {
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
	cell = (e, t, n, r) => this.#e("cell", {
		heads: e,
		query: t,
		key: n
	}, r);
	tracks = (e, t) => this.#t("tracks", { heads: e }, t);
	heads = (e, t) => this.#e("heads", { layer: e }, t);
	gallery = (e, t) => this.#t("gallery", { layer: e }, t);
};
function xm(e) {
	return new bm(async (t, n, r) => {
		let i = new URLSearchParams(Object.entries(e ? {
			...n,
			of: e
		} : n).map(([e, t]) => [e, String(t)])), a;
		try {
			a = await fetch(`api/${t}?${i}`, { signal: r });
		} catch (e) {
			throw e.name === "AbortError" ? e : new ym("The server does not answer. Is qkv explore still running?");
		}
		if (!a.ok) throw new ym((await a.json().catch(() => ({}))).error ?? `The server answered ${a.status}.`);
		return {
			body: await a.arrayBuffer(),
			said: (e) => a.headers.get(e)
		};
	}, `api/image?of=${e}`);
}
function Sm() {
	let e = document.getElementById("data")?.textContent;
	if (!e) return [xm(0), xm(1)];
	let { traces: t } = JSON.parse(e);
	return t.map((e) => new vm(e));
}
// src/explore/beside.ts
var Cm = class {
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
			values: hm(t.values, n.values),
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
	async cell() {
		throw new ym("A calculation is of one trace.");
	}
	async tracks() {
		throw new ym("Tracks are of one trace.");
	}
}, wm = [
	"text",
	"image",
	"map",
	"gallery",
	"cell"
], Tm = [
	"first",
	"second",
	"difference",
	"all"
];
function Em(e, t, n) {
	return t.includes(e) ? e : n;
}
var Dm = class {
	info;
	views;
	#e = /* @__PURE__ */ L("text");
	get view() {
		return K(this.#e);
	}
	set view(e) {
		R(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ L(0);
	get layer() {
		return K(this.#t);
	}
	set layer(e) {
		R(this.#t, e, !0);
	}
	#n = /* @__PURE__ */ L(0);
	get head() {
		return K(this.#n);
	}
	set head(e) {
		R(this.#n, e, !0);
	}
	#r = /* @__PURE__ */ L([]);
	get set() {
		return K(this.#r);
	}
	set set(e) {
		R(this.#r, e);
	}
	#i = /* @__PURE__ */ L(Wt([0]));
	get queries() {
		return K(this.#i);
	}
	set queries(e) {
		R(this.#i, e, !0);
	}
	#a = /* @__PURE__ */ L(0);
	get key() {
		return K(this.#a);
	}
	set key(e) {
		R(this.#a, e, !0);
	}
	#o = /* @__PURE__ */ L("share");
	get what() {
		return K(this.#o);
	}
	set what(e) {
		R(this.#o, e, !0);
	}
	#s = /* @__PURE__ */ L("read");
	get ask() {
		return K(this.#s);
	}
	set ask(e) {
		R(this.#s, e, !0);
	}
	#c = /* @__PURE__ */ L("words");
	get by() {
		return K(this.#c);
	}
	set by(e) {
		R(this.#c, e, !0);
	}
	#l = /* @__PURE__ */ L("max");
	get reduce() {
		return K(this.#l);
	}
	set reduce(e) {
		R(this.#l, e, !0);
	}
	#u = /* @__PURE__ */ L("log");
	get scaling() {
		return K(this.#u);
	}
	set scaling(e) {
		R(this.#u, e, !0);
	}
	#d = /* @__PURE__ */ L("cividis");
	get palette() {
		return K(this.#d);
	}
	set palette(e) {
		R(this.#d, e, !0);
	}
	#f = /* @__PURE__ */ L("");
	get omit() {
		return K(this.#f);
	}
	set omit(e) {
		R(this.#f, e, !0);
	}
	#p = /* @__PURE__ */ L("all");
	get side() {
		return K(this.#p);
	}
	set side(e) {
		R(this.#p, e, !0);
	}
	#m = /* @__PURE__ */ L("light");
	get light() {
		return K(this.#m);
	}
	set light(e) {
		R(this.#m, e, !0);
	}
	#h = /* @__PURE__ */ L(null);
	get window() {
		return K(this.#h);
	}
	set window(e) {
		R(this.#h, e);
	}
	#g = /* @__PURE__ */ L(null);
	get cursor() {
		return K(this.#g);
	}
	set cursor(e) {
		R(this.#g, e);
	}
	constructor(e, t) {
		this.info = e, this.views = wm.filter((t) => t !== (e.streams[e.main]?.grid ? "text" : "image")), this.view = this.views[0], this.layer = e.begin.layer, this.head = e.begin.head, this.queries = [e.begin.query], this.read(t);
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
		return this.set.length && (e.set = this.set.join("_")), this.omit && (e.omit = this.omit), this.window && (e.at = [
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
		this.view = Em(t.get("view"), this.views, this.view), this.layer = Math.min(n("layer", this.layer), this.info.layers.length - 1);
		let r = new Set(this.info.layers.flatMap((e) => e.heads.map((t) => `${e.number}.${t}`)));
		t.has("set") && (this.set = t.get("set").split("_").filter((e) => r.has(e)).slice(0, 64));
		let i = t.get("head");
		i !== null && (this.head = i === "*" || i === "**" || i === "set" ? i : n("head", typeof this.head == "number" ? this.head : 0));
		let a = (t.get("query") ?? "").split(".").filter((e) => /^\d{1,9}$/.test(e));
		a.length && (this.queries = a.slice(0, 32).map(Number)), this.key = n("key", this.key), this.what = Em(t.get("what"), ["share", "contribution"], this.what), this.ask = Em(t.get("ask"), ["read", "readers"], this.ask), this.by = Em(t.get("by"), ["words", "tokens"], this.by), this.reduce = Em(t.get("reduce"), ["mean", "max"], this.reduce), this.scaling = Em(t.get("scale"), [
			"log",
			"linear",
			"rank"
		], this.scaling), this.palette = Em(t.get("palette"), ["cividis", "viridis"], this.palette), this.side = Em(t.get("side"), Tm, this.side), this.light = Em(t.get("light"), ["light", "colour"], this.light), this.omit = (t.get("omit") ?? "").split(",").filter((e) => e === "first" || e === "diagonal").join(",");
		let o = (t.get("at") ?? "").split("_").map(Number);
		this.window = o.length === 3 && o.every(Number.isFinite) && o[2] > 0 ? {
			x: o[0],
			y: o[1],
			k: o[2]
		} : null, this.fit();
	}
}, Om = /* @__PURE__ */ J("<button class=\"svelte-1g5t4ka\"> </button>"), km = /* @__PURE__ */ J("<option> </option>"), Am = /* @__PURE__ */ J("<label><span class=\"svelte-1g5t4ka\"> </span> <select data-testid=\"side\" class=\"svelte-1g5t4ka\"></select></label>"), jm = /* @__PURE__ */ J("<p class=\"note svelte-1g5t4ka\"><b>1</b> <b>2</b> </p>"), Mm = /* @__PURE__ */ J("<p> </p>"), Nm = /* @__PURE__ */ J("<header class=\"svelte-1g5t4ka\"><h1 class=\"svelte-1g5t4ka\"><span class=\"brand svelte-1g5t4ka\">qkv</span> <span class=\"model svelte-1g5t4ka\"> </span></h1> <nav class=\"svelte-1g5t4ka\"></nav> <div class=\"heads svelte-1g5t4ka\"><label><span class=\"svelte-1g5t4ka\"> </span> <select class=\"svelte-1g5t4ka\"></select></label> <label><span class=\"svelte-1g5t4ka\"> </span> <select class=\"svelte-1g5t4ka\"><!><option> </option><!><!></select></label> <!></div> <!></header> <main><!> <!></main> <footer class=\"svelte-1g5t4ka\"><p class=\"svelte-1g5t4ka\"> </p></footer> <div class=\"unseen\" role=\"status\" aria-live=\"polite\"> </div>", 1);
function Pm(e, t) {
	ze(t, !0);
	let n = Vi(t, "second", 3, null), r = new Dm(t.info, t.address.read()), i = /* @__PURE__ */ F(() => Yi.t.explore), a = /* @__PURE__ */ L(""), o = 0;
	function s(e) {
		clearTimeout(o), o = window.setTimeout(() => R(a, e, !0), 250);
	}
	let c = 0;
	H(() => {
		let e = r.write();
		clearTimeout(c), c = window.setTimeout(() => t.address.write(e), 120);
	}), Rr(() => {
		let e = t.address.moved((e) => r.read(e));
		return t.keysFrom.addEventListener("keydown", d), () => {
			e(), t.keysFrom.removeEventListener("keydown", d);
		};
	});
	let l = {
		first: t.source,
		second: n() ?? t.source,
		difference: n() ? new Cm(t.source, n()) : t.source
	}, u = /* @__PURE__ */ F(() => n() ? r.side === "all" ? r.view === "cell" ? ["first", "second"] : [
		"first",
		"second",
		"difference"
	] : [r.side] : ["first"]);
	function d(e) {
		if (e.altKey || e.ctrlKey || e.metaKey || e.defaultPrevented) return;
		let t = e.composedPath()[0];
		if (t instanceof HTMLElement && t.matches("input:not([type=radio], [type=checkbox]), select, textarea")) return;
		let n = r.views[Number(e.key) - 1];
		if (n) f(n);
		else if (e.key === "[") p(-1);
		else if (e.key === "]") p(1);
		else if (e.key === "{") m(-1);
		else if (e.key === "}") m(1);
		else return;
		e.preventDefault(), e.stopPropagation();
	}
	function f(e) {
		r.go({ view: e }), s(K(i).views[e]);
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
		s(K(h));
	}
	function m(e) {
		t.info.layers[r.layer + e] && r.go({ layer: r.layer + e }), s(K(h));
	}
	let h = /* @__PURE__ */ F(() => r.head === "set" ? K(i).chosenMean(r.set.join(", ")) : r.head === "**" ? K(i).meanOfAll : r.head === "*" ? K(i).layerMean(r.layer) : K(i).layerHead(r.layer, r.head));
	var g = Nm(), _ = tn(g), v = z(_), y = B(V(z(v), 2), !0);
	P(v);
	var b = V(v, 2);
	Ur(b, 22, () => r.views, (e) => e, (e, t, n) => {
		var a = Om(), o = B(a, !0);
		U(() => {
			Q(a, "aria-pressed", r.view === t), Q(a, "title", `${K(i).key ?? ""} ${K(n) + 1}`), X(o, K(i).views[t]);
		}), q("click", a, () => f(t)), Y(e, a);
	}), P(b);
	var x = V(b, 2), S = z(x), C = z(S), w = B(C, !0), T = V(C, 2);
	Ur(T, 21, () => t.info.layers, (e) => e.number, (e, t) => {
		var n = km(), r = B(n), i = {};
		U(() => {
			X(r, `${K(t).number ?? ""}${K(t).kind === "cross" ? " ×" : ""}`), i !== (i = K(t).number) && (n.value = (n.__value = i) ?? "");
		}), Y(e, n);
	}), P(T);
	var E;
	_i(T), P(S);
	var D = V(S, 2), ee = z(D), O = B(ee, !0), k = V(ee, 2), te = z(k);
	Ur(te, 16, () => r.of.heads, (e) => e, (e, t) => {
		var n = km(), r = B(n, !0), i = {};
		U((e) => {
			X(r, t), i !== (i = e) && (n.value = (n.__value = i) ?? "");
		}, [() => String(t)]), Y(e, n);
	});
	var ne = V(te), A = B(ne, !0);
	ne.value = ne.__value = "*";
	var re = V(ne), j = (e) => {
		var t = km(), n = B(t, !0);
		t.value = t.__value = "**", U(() => X(n, K(i).meanAll)), Y(e, t);
	};
	Z(re, (e) => {
		t.source.live && e(j);
	});
	var ie = V(re), ae = (e) => {
		var t = km(), n = B(t, !0);
		t.value = t.__value = "set", U((e) => X(n, e), [() => K(i).chosen(r.set.length)]), Y(e, t);
	};
	Z(ie, (e) => {
		r.set.length && e(ae);
	}), P(k);
	var oe;
	_i(k), P(D);
	var se = V(D, 2), ce = (e) => {
		var t = Am(), n = z(t), a = B(n, !0), o = V(n, 2);
		Ur(o, 20, () => Tm, (e) => e, (e, t) => {
			var n = km(), r = B(n, !0), a = {};
			U(() => {
				X(r, K(i).sides[t]), a !== (a = t) && (n.value = (n.__value = a) ?? "");
			}), Y(e, n);
		}), P(o), _i(o), P(t), U(() => X(a, K(i).trace)), vi(o, () => r.side, (e) => r.side = e), Y(e, t);
	};
	Z(se, (e) => {
		n() && e(ce);
	}), P(x), ra(V(x, 2), {}), P(_);
	var le = V(_, 2);
	let ue, de;
	var fe = z(le), pe = (e) => {
		var n = jm(), r = V(z(n)), i = V(r, 2);
		P(n), U(() => {
			X(r, ` ${t.info.model ?? ""} · `), X(i, ` ${t.info.beside ?? ""}`);
		}), Y(e, n);
	};
	Z(fe, (e) => {
		n() && e(pe);
	}), Ur(V(fe, 2), 18, () => K(u), (e) => e, (e, t, a) => {
		let o = /* @__PURE__ */ F(() => ({
			source: l[t],
			place: r,
			say: s,
			where: K(h),
			side: n() ? K(i).sideNames[t] : "",
			first: K(a) === 0
		}));
		var c = wr(), u = tn(c), d = (e) => {
			pm(e, Bi(() => K(o)));
		}, f = (e) => {
			Kc(e, Bi(() => K(o)));
		}, p = (e) => {
			$p(e, Bi(() => K(o)));
		}, m = (e) => {
			Nc(e, Bi(() => K(o)));
		}, g = (e) => {
			var t = Mm(), n = B(t, !0);
			U(() => X(n, K(i).oneTrace)), Y(e, t);
		}, _ = (e) => {
			ho(e, Bi(() => K(o)));
		};
		Z(u, (e) => {
			r.view === "text" ? e(d) : r.view === "image" ? e(f, 1) : r.view === "map" ? e(p, 2) : r.view === "gallery" ? e(m, 3) : t === "difference" ? e(g, 4) : e(_, -1);
		}), Y(e, c);
	}), P(le);
	var me = V(le, 2), he = B(z(me), !0);
	P(me);
	var M = B(V(me, 2), !0);
	U((e) => {
		X(y, t.info.model), Q(b, "aria-label", K(i).viewsLabel), X(w, K(i).layer), T.disabled = r.head === "**" || r.head === "set", E !== (E = r.layer) && (T.value = (T.__value = E) ?? "", gi(T, E)), X(O, K(i).head), X(A, K(i).mean), oe !== (oe = e) && (k.value = (k.__value = oe) ?? "", gi(k, oe)), ue = di(le, 1, "svelte-1g5t4ka", null, ue, { beside: K(u).length > 1 && r.view !== "text" }), de = pi(le, "", de, { "--across": K(u).length }), X(he, K(i).keys), X(M, K(a));
	}, [() => String(r.head)]), q("change", T, (e) => r.go({ layer: Number(e.currentTarget.value) })), q("change", k, (e) => {
		let t = e.currentTarget.value;
		r.go({ head: t === "*" || t === "**" || t === "set" ? t : Number(t) });
	}), Y(e, g), Be();
}
pr(["click", "change"]);
// src/explore/address.ts
var Fm = {
	read: () => location.hash,
	write: (e) => {
		e !== location.hash && history.replaceState(null, "", e);
	},
	moved: (e) => {
		let t = () => e(location.hash);
		return addEventListener("hashchange", t), () => removeEventListener("hashchange", t);
	}
};
ea.apply(), Yi.apply();
var Im = document.getElementById("page"), [Lm, Rm] = Sm();
Lm.info().then((e) => {
	document.title = `${e.model} · qkv explore`, Mr(Pm, {
		target: Im,
		props: {
			source: Lm,
			second: e.beside ? Rm : null,
			info: e,
			address: Fm,
			keysFrom: window
		}
	});
}, (e) => {
	let t = document.createElement("p");
	t.setAttribute("role", "alert"), t.textContent = e.message, Im.replaceChildren(t);
});
