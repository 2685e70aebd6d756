// node_modules/svelte/src/internal/shared/utils.js
var e = Array.isArray, t = Array.prototype.indexOf, n = Array.prototype.includes, r = Array.from, i = Object.defineProperty, a = Object.getOwnPropertyDescriptor, o = Object.getOwnPropertyDescriptors, s = Object.prototype, c = Array.prototype, l = Object.getPrototypeOf, u = Object.isExtensible;
function d(e) {
	return typeof e == "function";
}
var f = () => {};
function p(e) {
	for (var t = 0; t < e.length; t++) e[t]();
}
function m() {
	var e, t;
	return {
		promise: new Promise((n, r) => {
			e = n, t = r;
		}),
		resolve: e,
		reject: t
	};
}
function h(e, t) {
	if (Array.isArray(e)) return e;
	if (t === void 0 || !(Symbol.iterator in e)) return Array.from(e);
	let n = [];
	for (let r of e) if (n.push(r), n.length === t) break;
	return n;
}
var g = 1024, _ = 2048, v = 4096, y = 8192, b = 16384, x = 32768, S = 1 << 25, C = 65536, w = 1 << 19, T = 1 << 20, E = 1 << 25, ee = 1 << 21, D = 1 << 22, O = 1 << 23, k = Symbol("$state"), te = Symbol("component"), ne = Symbol("legacy props"), re = Symbol(""), ie = Symbol("attributes"), ae = Symbol("class"), oe = Symbol("style"), se = Symbol("text"), ce = Symbol("form reset"), A = new class extends Error {
	name = "StaleReactionError";
	message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), le = !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml"), ue = {}, j = Symbol("uninitialized"), de = "http://www.w3.org/1999/xhtml";
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
function P(e) {
	if (e === null) throw pe(), ue;
	return N = e;
}
function _e() {
	return P(/* @__PURE__ */ $t(N));
}
function F(e) {
	if (M) {
		if (/* @__PURE__ */ $t(N) !== null) throw pe(), ue;
		N = e;
	}
}
function ve(e = 1) {
	if (M) {
		for (var t = e, n = N; t--;) n = /* @__PURE__ */ $t(n);
		N = n;
	}
}
function ye(e = !0) {
	for (var t = 0, n = N;;) {
		if (n.nodeType === 8) {
			var r = n.data;
			if (r === "]") {
				if (t === 0) return n;
				--t;
			} else (r === "[" || r === "[!" || r[0] === "[" && !isNaN(Number(r.slice(1)))) && (t += 1);
		}
		var i = /* @__PURE__ */ $t(n);
		e && n.remove(), n = i;
	}
}
function be(e) {
	if (!e || e.nodeType !== 8) throw pe(), ue;
	return e.data;
}
// node_modules/svelte/src/internal/client/reactivity/equality.js
function xe(e) {
	return e === this.v;
}
function Se(e, t) {
	return e == e ? e !== t || typeof e == "object" && !!e || typeof e == "function" : t == t;
}
function Ce(e) {
	return !Se(e, this.v);
}
function we(e) {
	throw Error("https://svelte.dev/e/lifecycle_outside_component");
}
// node_modules/svelte/src/internal/client/errors.js
function Te() {
	throw Error("https://svelte.dev/e/async_derived_orphan");
}
function Ee(e, t, n) {
	throw Error("https://svelte.dev/e/each_key_duplicate");
}
function De(e) {
	throw Error("https://svelte.dev/e/effect_in_teardown");
}
function Oe() {
	throw Error("https://svelte.dev/e/effect_in_unowned_derived");
}
function ke(e) {
	throw Error("https://svelte.dev/e/effect_orphan");
}
function Ae() {
	throw Error("https://svelte.dev/e/effect_update_depth_exceeded");
}
function je(e) {
	throw Error("https://svelte.dev/e/props_invalid_value");
}
function Me() {
	throw Error("https://svelte.dev/e/state_descriptors_fixed");
}
function Ne() {
	throw Error("https://svelte.dev/e/state_prototype_fixed");
}
function Pe() {
	throw Error("https://svelte.dev/e/state_unsafe_mutation");
}
function Fe() {
	throw Error("https://svelte.dev/e/svelte_boundary_reset_onerror");
}
// node_modules/svelte/src/internal/client/context.js
var Ie = null;
function Le(e) {
	Ie = e;
}
function Re(e, t = !1, n) {
	Ie = {
		p: Ie,
		i: !1,
		c: null,
		e: null,
		s: e,
		x: null,
		r: G,
		l: null
	};
}
function ze(e) {
	var t = Ie, n = t.e;
	if (n !== null) {
		t.e = null;
		for (var r of n) mn(r);
	}
	return e !== void 0 && (t.x = e), t.i = !0, Ie = t.p, Be(e);
}
function Be(e = {}) {
	return i(e, te, { value: !0 }), e;
}
function Ve() {
	return !0;
}
// node_modules/svelte/src/internal/client/dom/task.js
var He = [];
function Ue() {
	var e = He;
	He = [], p(e);
}
function We(e) {
	if (He.length === 0 && !_t) {
		var t = He;
		queueMicrotask(() => {
			t === He && Ue();
		});
	}
	He.push(e);
}
function Ge() {
	for (; He.length > 0;) Ue();
}
// node_modules/svelte/src/internal/client/reactivity/status.js
var Ke = ~(_ | v | g);
function qe(e, t) {
	e.f = e.f & Ke | t;
}
function Je(e) {
	e.f & 512 || e.deps === null ? qe(e, g) : qe(e, v);
}
// node_modules/svelte/src/internal/client/reactivity/utils.js
function Ye(e, t) {
	e.f & 2048 ? t.set(e, _) : e.f & 4096 && t.get(e) !== 2048 && t.set(e, v), qe(e, g);
}
// node_modules/svelte/src/internal/client/dom/elements/misc.js
var Xe = !1;
function Ze() {
	Xe || (Xe = !0, document.addEventListener("reset", (e) => {
		Promise.resolve().then(() => {
			if (!e.defaultPrevented) for (let t of e.target.elements) t[ce]?.();
		});
	}, { capture: !0 }));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function Qe(e) {
	var t = W, n = G;
	In(null), Ln(null);
	try {
		return e();
	} finally {
		In(t), Ln(n);
	}
}
function $e(e, t, n, r = n) {
	e.addEventListener(t, () => Qe(n));
	let i = e[ce];
	e[ce] = i ? () => {
		i(), r(!0);
	} : () => r(!0), Ze();
}
// node_modules/svelte/src/internal/client/reactivity/async.js
function et(e, t, n, r) {
	let i = Ve() ? it : st;
	var a = e.filter((e) => !e.settled), o = t.map(i);
	if (n.length === 0 && a.length === 0) {
		r(o);
		return;
	}
	var s = G, c = tt(), l = a.length === 1 ? a[0].promise : a.length > 1 ? Promise.all(a.map((e) => e.promise)) : null;
	function u(e) {
		if (!(s.f & 16384)) {
			c();
			try {
				r([...o, ...e]);
			} catch (e) {
				sn(e, s);
			}
			nt();
		}
	}
	var d = rt();
	if (n.length === 0) {
		l.then(() => u([])).finally(d);
		return;
	}
	function f() {
		Promise.all(n.map((e) => /* @__PURE__ */ ot(e))).then(u).catch((e) => sn(e, s)).finally(d);
	}
	l ? l.then(() => {
		s.f & 16384 ? d() : (c(), f(), nt());
	}) : f();
}
function tt() {
	var e = G, t = W, n = Ie, r = L;
	return function(i = !0) {
		Ln(e), In(t), Le(n), i && !(e.f & 16384) && (r?.activate(), r?.apply());
	};
}
function nt(e = !0) {
	Ln(null), In(null), Le(null), e && L?.deactivate();
}
function rt() {
	var e = G, t = e.b, n = L, r = !!t?.is_rendered();
	return t?.update_pending_count(1, n), n.increment(r, e), () => {
		t?.update_pending_count(-1, n), n.decrement(r, e);
	};
}
/*#__NO_SIDE_EFFECTS__*/
function it(e) {
	var t = 2 | _;
	return G !== null && (G.f |= w), {
		ctx: Ie,
		deps: null,
		effects: null,
		equals: xe,
		f: t,
		fn: e,
		reactions: null,
		rv: 0,
		v: j,
		wv: 0,
		parent: G,
		ac: null
	};
}
var at = Symbol("obsolete");
/*#__NO_SIDE_EFFECTS__*/
function ot(e, t, n) {
	let r = G;
	r === null && Te();
	var i = void 0, a = Pt(j), o = !W, s = /* @__PURE__ */ new Set();
	return _n(() => {
		var t = G, n = m();
		i = n.promise;
		try {
			Promise.resolve(e()).then(n.resolve, (e) => {
				e !== A && n.reject(e);
			}).finally(nt);
		} catch (e) {
			n.reject(e), nt();
		}
		var c = L;
		if (o) {
			if (t.f & 32768) var l = rt();
			if (r.b?.is_rendered()) c.async_deriveds.get(t)?.reject(at);
			else for (let e of s.values()) e.reject(at);
			s.add(n), c.async_deriveds.set(t, n);
		}
		let u = (e, t = void 0) => {
			l?.(), s.delete(n), t !== at && (c.activate(), t ? (a.f |= O, Rt(a, t)) : (a.f & 8388608 && (a.f ^= O), Rt(a, e)), c.deactivate());
		};
		n.promise.then(u, (e) => u(null, e || "unknown"));
	}), fn(() => {
		for (let e of s) e.reject(at);
	}), new Promise((e) => {
		function t(n) {
			function r() {
				n === i ? e(a) : t(i);
			}
			n.then(r, r);
		}
		t(i);
	});
}
/*#__NO_SIDE_EFFECTS__*/
function I(e) {
	let t = /* @__PURE__ */ it(e);
	return zn(t), t;
}
/*#__NO_SIDE_EFFECTS__*/
function st(e) {
	let t = /* @__PURE__ */ it(e);
	return t.equals = Ce, t;
}
function ct(e) {
	var t = e.effects;
	if (t !== null) {
		e.effects = null;
		for (var n = 0; n < t.length; n += 1) wn(t[n]);
	}
}
function lt(e) {
	var t, n = G, r = e.parent;
	if (!Nn && r !== null && e.v !== j && r.f & 24576) return fe(), e.v;
	Ln(r);
	try {
		ct(e), t = Zn(e);
	} finally {
		Ln(n);
	}
	return t;
}
function ut(e) {
	var t = lt(e);
	!e.equals(t) && (e.wv = Jn(), (!L?.is_fork || e.deps === null) && (L === null ? e.v = t : (L.capture(e, t, !0), mt?.capture(e, t, !0)), e.deps === null)) ? qe(e, g) : Nn || (ht === null ? Je(e) : (dn() || L?.is_fork) && ht.set(e, t));
}
function dt(e) {
	if (e.effects !== null) for (let t of e.effects) (t.teardown || t.ac) && (t.teardown?.(), t.ac !== null && Qe(() => {
		t.ac.abort(A), t.ac = null;
	}), t.fn !== null && (t.teardown = f), er(t, 0), Sn(t));
}
function ft(e) {
	if (e.effects !== null) for (let t of e.effects) t.teardown && t.fn !== null && tr(t);
}
// node_modules/svelte/src/internal/client/reactivity/batch.js
var pt = null, L = null, mt = null, ht = null, gt = null, _t = !1, vt = !1, yt = null, bt = null, xt = 0, St = 1, Ct = class e {
	id = St++;
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
		pt === null ? pt = this : (pt.next = this, this.prev = pt), pt = this;
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
			for (var r of n.d) qe(r, _), t(r);
			for (r of n.m) qe(r, v), t(r);
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
					t.f ^= g;
				}
			}
			n || e.push(t);
		}
		return this.#a = [], e;
	}
	#m() {
		this.started = !0;
		for (let [e, t] of this.#s) qe(e, t), this.schedule(e);
		this.apply();
		for (var t = yt = [], n = [], r = bt = []; this.#a.length > 0;) {
			xt++ > 1e3 && (this.#b(), Tt());
			for (let e of this.#p()) try {
				this.#h(e, t, n);
			} catch (t) {
				throw At(e), this.#d() || this.discard(), t;
			}
		}
		if (L = null, r.length > 0) {
			var i = e.ensure();
			for (let e of r) i.schedule(e);
		}
		if (yt = null, bt = null, this.#d()) {
			this.#y(n), this.#y(t);
			for (let [e, t] of this.#c) kt(e, t);
			r.length > 0 && L.#m();
			return;
		}
		let a = this.#g();
		if (a) this.#y(n), this.#y(t), a.#v(this);
		else {
			this.#s.clear();
			for (let e of this.#e) e(this);
			this.#e.clear(), mt = this, Dt(n), Dt(t), mt = null, this.#i?.resolve();
			var o = L;
			this.#n === 0 && (this.#a.length === 0 || o !== null) && this.#b(), o !== null && (Mt.clear(), o.#m());
		}
	}
	#h(e, t, n) {
		e.f ^= g;
		for (var r = e.first; r !== null;) {
			var i = r.f, a = !!(i & 96);
			if (!(a && i & 1024 || i & 8192 || this.#c.has(r)) && r.fn !== null) {
				a ? r.f ^= g : i & 4 ? t.push(r) : Yn(r) && (i & 16 && this.add_dirty_reaction(r, v), tr(r));
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
					r & 4194320 && !this.async_deriveds.has(i) && (this.#s.delete(i), qe(i, _), this.schedule(i));
				}
			}
		};
		for (let e of this.current.keys()) t(e);
		this.oncommit(() => e.discard()), e.#b(), L = this, this.#m();
	}
	#y(e) {
		for (var t = 0; t < e.length; t += 1) Ye(e[t], this.#s);
	}
	capture(e, t, n = !1) {
		e.v !== j && !this.previous.has(e) && this.previous.set(e, e.v), e.f & 8388608 || (this.current.set(e, [t, n]), ht?.set(e, t)), this.is_fork || (e.v = t);
	}
	activate() {
		L = this;
	}
	deactivate() {
		L = null, ht = null;
	}
	flush() {
		try {
			vt = !0, L = this, this.#m();
		} finally {
			xt = 0, gt = null, yt = null, bt = null, vt = !1, L = null, ht = null, Mt.clear();
		}
	}
	discard() {
		for (let e of this.#t) e(this);
		this.#t.clear();
		for (let e of this.async_deriveds.values()) e.reject(at);
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
		this.#u || (this.#u = !0, We(() => {
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
		return (this.#i ??= m()).promise;
	}
	static ensure() {
		if (L === null) {
			let t = L = new e();
			!vt && !_t && We(() => {
				t.started || t.flush();
			});
		}
		return L;
	}
	apply() {
		ht = null;
	}
	schedule(e) {
		gt = e, e.b?.is_pending && e.f & 16777228 && !(e.f & 32768) ? e.b.defer_effect(e) : this.#a.push(e);
	}
	#b() {
		if (this.linked) {
			var e = this.prev, t = this.next;
			e === null || (e.next = t), t === null ? pt = e : t.prev = e, this.linked = !1;
		}
	}
};
function wt(e) {
	var t = _t, n = mt;
	mt = null, _t = !0;
	try {
		var r;
		for (e && (wt(), r = e());;) {
			if (Ge(), L === null) return r;
			L.flush();
		}
	} finally {
		_t = t, mt = n;
	}
}
function Tt() {
	try {
		Ae();
	} catch (e) {
		sn(e, gt);
	}
}
var Et = null;
function Dt(e) {
	var t = e.length;
	if (t !== 0) {
		for (var n = 0; n < t;) {
			var r = e[n++];
			if (!(r.f & 24576) && Yn(r) && (Et = /* @__PURE__ */ new Set(), tr(r), r.deps === null && r.first === null && r.nodes === null && r.teardown === null && r.ac === null && En(r), Et?.size > 0)) {
				Mt.clear();
				for (let e of Et) {
					if (e.f & 24576) continue;
					let t = [e], n = e.parent;
					for (; n !== null;) Et.has(n) && (Et.delete(n), t.push(n)), n = n.parent;
					for (let e = t.length - 1; e >= 0; e--) {
						let n = t[e];
						n.f & 24576 || tr(n);
					}
				}
				Et.clear();
			}
		}
		Et = null;
	}
}
function Ot(e) {
	L.schedule(e);
}
function kt(e, t) {
	if (!(e.f & 32 && e.f & 1024)) {
		e.f & 2048 ? t.d.push(e) : e.f & 4096 && t.m.push(e), qe(e, g);
		for (var n = e.first; n !== null;) kt(n, t), n = n.next;
	}
}
function At(e) {
	qe(e, g);
	for (var t = e.first; t !== null;) At(t), t = t.next;
}
// node_modules/svelte/src/internal/client/reactivity/sources.js
var jt = /* @__PURE__ */ new Set(), Mt = /* @__PURE__ */ new Map(), Nt = !1;
function Pt(e, t) {
	return {
		f: 0,
		v: e,
		reactions: null,
		equals: xe,
		rv: 0,
		wv: 0
	};
}
/*#__NO_SIDE_EFFECTS__*/
function R(e, t) {
	let n = Pt(e, t);
	return zn(n), n;
}
/*#__NO_SIDE_EFFECTS__*/
function Ft(e, t = !1, n = !0) {
	let r = Pt(e);
	return t || (r.equals = Ce), r;
}
function z(e, t, n = !1) {
	return W !== null && (!Fn || W.f & 131072) && Ve() && W.f & 4325394 && (Rn === null || !Rn.has(e)) && Pe(), Rt(e, n ? Ut(t) : t, bt);
}
var It = null, Lt = 0;
function Rt(e, t, n = null) {
	if (!e.equals(t)) {
		Nn ? Mt.set(e, t) : Mt.has(e) || Mt.set(e, e.v);
		var r = Ct.ensure();
		if (r.capture(e, t), e.f & 2) {
			let t = e;
			e.f & 2048 && lt(t), ht === null && Je(t);
		}
		e.wv = Jn(), It = null, Lt = 0, Ht(e, _, n), It = null, Ve() && G !== null && G.f & 1024 && !(G.f & 96) && (Hn === null ? Un([e]) : Hn.push(e)), !r.is_fork && jt.size > 0 && !Nt && zt();
	}
	return t;
}
function zt() {
	Nt = !1;
	for (let e of jt) {
		e.f & 1024 && qe(e, v);
		let t;
		try {
			t = Yn(e);
		} catch {
			t = !0;
		}
		t && tr(e);
	}
	jt.clear();
}
function Bt(e, t = 1) {
	var n = K(e), r = t === 1 ? n++ : n--;
	return z(e, n), r;
}
function Vt(e) {
	z(e, e.v + 1);
}
function Ht(e, t, n) {
	var r = e.reactions;
	if (r !== null) {
		var i = Ve(), a = r.length;
		if (Lt += a, Lt > 1e5 && It === null && (It = /* @__PURE__ */ new Set()), It !== null) {
			if (It.has(e)) return;
			It.add(e);
		}
		for (var o = 0; o < a; o++) {
			var s = r[o], c = s.f;
			if (i || s !== G) {
				var l = (c & _) === 0;
				if (l && qe(s, t), c & 131072) jt.add(s);
				else if (c & 2) {
					var u = s;
					ht?.delete(u), Ht(u, v, n);
				} else if (l) {
					var d = s;
					c & 16 && Et !== null && Et.add(d), n === null ? Ot(d) : n.push(d);
				}
			}
		}
	}
}
function Ut(t) {
	if (typeof t != "object" || !t || k in t || te in t) return t;
	let n = l(t);
	if (n !== s && n !== c) return t;
	var r = /* @__PURE__ */ new Map(), i = e(t), o = /* @__PURE__ */ R(0), u = null, d = Kn, f = (e) => {
		if (Kn === d) return e();
		var t = W, n = Kn;
		In(null), qn(d);
		var r = e();
		return In(t), qn(n), r;
	};
	return i && r.set("length", /* @__PURE__ */ R(t.length, u)), new Proxy(t, {
		defineProperty(e, t, n) {
			"value" in n && n.configurable !== !1 && n.enumerable !== !1 && n.writable !== !1 || Me();
			var i = r.get(t);
			return i === void 0 ? f(() => {
				var e = /* @__PURE__ */ R(n.value, u);
				return r.set(t, e), e;
			}) : z(i, n.value, !0), !0;
		},
		deleteProperty(e, t) {
			var n = r.get(t);
			if (n === void 0) {
				if (t in e) {
					let e = f(() => /* @__PURE__ */ R(j, u));
					r.set(t, e), Vt(o);
				}
			} else z(n, j), Vt(o);
			return !0;
		},
		get(e, n, i) {
			if (n === k) return t;
			var o = r.get(n), s = n in e;
			if (o === void 0 && (!s || a(e, n)?.writable) && (o = f(() => /* @__PURE__ */ R(Ut(s ? e[n] : j), u)), r.set(n, o)), o !== void 0) {
				var c = K(o);
				return c === j ? void 0 : c;
			}
			return Reflect.get(e, n, i);
		},
		getOwnPropertyDescriptor(e, t) {
			this.has?.(e, t);
			var n = Reflect.getOwnPropertyDescriptor(e, t), i = r.get(t);
			if (i !== void 0) {
				var a = K(i);
				if (a === j) return;
				if (n && "value" in n) n.value = a;
				else return {
					enumerable: !0,
					configurable: !0,
					value: a,
					writable: !0
				};
			}
			return n;
		},
		has(e, t) {
			if (t === k) return !0;
			var n = r.get(t), i = n !== void 0 && n.v !== j || Reflect.has(e, t);
			return (n !== void 0 || (G !== null || W !== null) && (!i || a(e, t)?.writable)) && (n === void 0 && (n = f(() => /* @__PURE__ */ R(i ? Ut(e[t]) : j, u)), r.set(t, n)), K(n) === j) ? !1 : i;
		},
		set(e, t, n, s) {
			var c = r.get(t), l = t in e;
			if (i && t === "length") for (var d = n; d < c.v; d += 1) {
				var p = r.get(d + "");
				p === void 0 ? d in e && (p = f(() => /* @__PURE__ */ R(j, u)), r.set(d + "", p)) : z(p, j);
			}
			if (c === void 0) (!l || a(e, t)?.writable) && (c = f(() => /* @__PURE__ */ R(void 0, u)), z(c, Ut(n)), r.set(t, c));
			else {
				l = c.v !== j;
				var m = f(() => Ut(n));
				z(c, m);
			}
			var h = Reflect.getOwnPropertyDescriptor(e, t);
			if (h?.set && h.set.call(s, n), !l) {
				if (i && typeof t == "string") {
					var g = r.get("length"), _ = Number(t);
					Number.isInteger(_) && _ >= g.v && z(g, _ + 1);
				}
				Vt(o);
			}
			return !0;
		},
		ownKeys(e) {
			K(o);
			var t = Reflect.ownKeys(e).filter((e) => {
				var t = r.get(e);
				return t === void 0 || t.v !== j;
			});
			for (var [n, i] of r) i.v !== j && !(n in e) && t.push(n);
			return t;
		},
		setPrototypeOf() {
			Ne();
		}
	});
}
function Wt(e) {
	try {
		if (typeof e == "object" && e && k in e) return e[k];
	} catch {}
	return e;
}
function Gt(e, t) {
	return Object.is(Wt(e), Wt(t));
}
var Kt, qt, Jt, Yt;
function Xt() {
	if (Kt === void 0) {
		Kt = window, qt = /Firefox/.test(navigator.userAgent);
		var e = Element.prototype, t = Node.prototype, n = Text.prototype;
		Jt = a(t, "firstChild").get, Yt = a(t, "nextSibling").get, u(e) && (e[ae] = void 0, e[ie] = null, e[oe] = void 0, e.__e = void 0), u(n) && (n[se] = void 0);
	}
}
function Zt(e = "") {
	return document.createTextNode(e);
}
/*@__NO_SIDE_EFFECTS__*/
function Qt(e) {
	return Jt.call(e);
}
/*@__NO_SIDE_EFFECTS__*/
function $t(e) {
	return Yt.call(e);
}
function B(e, t) {
	if (!M) return /* @__PURE__ */ Qt(e);
	var n = /* @__PURE__ */ Qt(N);
	if (n === null) n = N.appendChild(Zt());
	else if (t && n.nodeType !== 3) {
		var r = Zt();
		return n?.before(r), P(r), r;
	}
	return t && an(n), P(n), n;
}
function en(e, t = !1) {
	if (!M) {
		var n = /* @__PURE__ */ Qt(e);
		return n instanceof Comment && n.data === "" ? /* @__PURE__ */ $t(n) : n;
	}
	if (t) {
		if (N?.nodeType !== 3) {
			var r = Zt();
			return N?.before(r), P(r), r;
		}
		an(N);
	}
	return N;
}
function V(e, t = !1) {
	if (!M) return /* @__PURE__ */ Qt(e);
	var n = B(e, t);
	return F(e), n;
}
function H(e, t = 1, n = !1) {
	let r = M ? N : e;
	for (var i; t--;) i = r, r = /* @__PURE__ */ $t(r);
	if (!M) return r;
	if (n) {
		if (r?.nodeType !== 3) {
			var a = Zt();
			return r === null ? i?.after(a) : r.before(a), P(a), a;
		}
		an(r);
	}
	return P(r), r;
}
function tn(e) {
	e.textContent = "";
}
function nn() {
	return !1;
}
function rn(e, t, n) {
	return t == null || t === "http://www.w3.org/1999/xhtml" ? n ? document.createElement(e, { is: n }) : document.createElement(e) : n ? document.createElementNS(t, e, { is: n }) : document.createElementNS(t, e);
}
function an(e) {
	if (e.nodeValue.length < 65536) return;
	let t = e.nextSibling;
	for (; t !== null && t.nodeType === 3;) t.remove(), e.nodeValue += t.nodeValue, t = e.nextSibling;
}
function on(e) {
	var t = G;
	if (t === null) return W.f |= O, e;
	if (!(t.f & 32768) && !(t.f & 4)) throw e;
	sn(e, t);
}
function sn(e, t) {
	if (e === ue) throw e;
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
function cn(e) {
	G === null && (W === null && ke(e), Oe()), Nn && De(e);
}
function ln(e, t) {
	var n = t.last;
	n === null ? t.last = t.first = e : (n.next = e, e.prev = n, t.last = e);
}
function un(e, t) {
	var n = G;
	n !== null && n.f & 8192 && (e |= y);
	var r = {
		ctx: Ie,
		deps: null,
		nodes: null,
		f: e | _ | 512,
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
	L?.register_created_effect(r);
	var i = r;
	if (e & 4) yt === null ? Ct.ensure().schedule(r) : yt.push(r);
	else if (t !== null) {
		try {
			tr(r);
		} catch (e) {
			throw wn(r), e;
		}
		i.deps === null && i.teardown === null && i.nodes === null && i.first === i.last && !(i.f & 524288) && (i = i.first, e & 16 && e & 65536 && i !== null && (i.f |= C));
	}
	if (i !== null && (i.parent = n, n !== null && ln(i, n), W !== null && W.f & 2 && !(e & 64))) {
		var a = W;
		(a.effects ??= []).push(i);
	}
	return r;
}
function dn() {
	return W !== null && !Fn;
}
function fn(e) {
	let t = un(8, null);
	return qe(t, g), t.teardown = e, t;
}
function pn(e) {
	cn("$effect");
	var t = G.f;
	if (!W && t & 32 && Ie !== null && !Ie.i) {
		var n = Ie;
		(n.e ??= []).push(e);
	} else return mn(e);
}
function mn(e) {
	return un(4 | T, e);
}
function hn(e) {
	Ct.ensure();
	let t = un(64 | w, e);
	return (e = {}) => new Promise((n) => {
		e.outro ? Dn(t, () => {
			wn(t), n(void 0);
		}) : (wn(t), n(void 0));
	});
}
function gn(e) {
	return un(4, e);
}
function _n(e) {
	return un(D | w, e);
}
function vn(e, t = 0) {
	return un(8 | t, e);
}
function U(e, t = [], n = [], r = []) {
	et(r, t, n, (t) => {
		un(8, () => {
			e(...t.map(K));
		});
	});
}
function yn(e, t = 0) {
	return un(16 | t, e);
}
function bn(e) {
	return un(32 | w, e);
}
function xn(e) {
	var t = e.teardown;
	if (t !== null) {
		let n = Nn, r = W;
		Pn(!0), In(null);
		try {
			t.call(null);
		} catch (t) {
			sn(t, e.parent);
		} finally {
			Pn(n), In(r);
		}
	}
}
function Sn(e, t = !1) {
	var n = e.first;
	for (e.first = e.last = null; n !== null;) {
		let e = n.ac;
		e !== null && Qe(() => {
			e.abort(A);
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
	(t || e.f & 262144) && e.nodes !== null && e.nodes.end !== null && (Tn(e.nodes.start, e.nodes.end), n = !0), e.f |= S, Sn(e, t && !n), er(e, 0);
	var r = e.nodes && e.nodes.t;
	if (r !== null) for (let e of r) e.stop();
	xn(e), e.f ^= S, e.f |= b;
	var i = e.parent;
	i !== null && i.first !== null && En(e), e.next = e.prev = e.teardown = e.ctx = e.deps = e.fn = e.nodes = e.ac = e.b = null;
}
function Tn(e, t) {
	for (; e !== null;) {
		var n = e === t ? null : /* @__PURE__ */ $t(e);
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
		e.f ^= y;
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
		e.f ^= y, e.f & 1024 || (qe(e, _), Ct.ensure().schedule(e));
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
		var i = n === r ? null : /* @__PURE__ */ $t(n);
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
			if (Yn(a) && ut(a), a.wv > e.wv) return !0;
		}
		t & 512 && ht === null && qe(e, g);
	}
	return !1;
}
function Xn(e, t, n = !0) {
	var r = e.reactions;
	if (r !== null && !(Rn !== null && Rn.has(e))) for (var i = 0; i < r.length; i++) {
		var a = r[i];
		a.f & 2 ? Xn(a, t, !1) : t === a && (n ? qe(a, _) : a.f & 1024 && qe(a, v), Ot(a));
	}
}
function Zn(e) {
	var t = Bn, n = Vn, r = Hn, i = W, a = Rn, o = Ie, s = Fn, c = Kn, l = e.f;
	Bn = null, Vn = 0, Hn = null, W = l & 96 ? null : e, Rn = null, Le(e.ctx), Fn = !1, Kn = ++Gn, e.ac !== null && (Qe(() => {
		e.ac.abort(A);
	}), e.ac = null);
	try {
		e.f |= ee;
		var u = e.fn, d = u();
		e.f |= x;
		var f = Qn(e);
		if (Ve() && Hn !== null && !Fn && f !== null && !(e.f & 6146)) for (var p = 0; p < Hn.length; p++) Xn(Hn[p], e);
		if (i !== null && i !== e) {
			if (Gn++, i.deps !== null) for (let e = 0; e < n; e += 1) i.deps[e].rv = Gn;
			if (t !== null) for (let e of t) e.rv = Gn;
			Hn !== null && (r === null ? r = Hn : r.push(...Hn));
		}
		return e.f & 8388608 && (e.f ^= O), d;
	} catch (t) {
		return Qn(e), on(t);
	} finally {
		e.f ^= ee, Bn = t, Vn = n, Hn = r, W = i, Rn = a, Le(o), Fn = s, Kn = c;
	}
}
function Qn(e) {
	var t = e.deps, n = L?.is_fork;
	if (Bn !== null) {
		var r;
		if (n || er(e, Vn), t !== null && Vn > 0) for (t.length = Vn + Bn.length, r = 0; r < Bn.length; r++) t[Vn + r] = Bn[r];
		else e.deps = t = Bn;
		if (dn() && e.f & 512) for (r = Vn; r < t.length; r++) (t[r].reactions ??= []).push(e);
	} else !n && t !== null && Vn < t.length && (er(e, Vn), t.length = Vn);
	return t;
}
function $n(e, r) {
	let i = r.reactions;
	if (i !== null) {
		var a = t.call(i, e);
		if (a !== -1) {
			var o = i.length - 1;
			o === 0 ? i = r.reactions = null : (i[a] = i[o], i.pop());
		}
	}
	if (i === null && r.f & 2 && (Bn === null || !n.call(Bn, r))) {
		var s = r;
		s.f & 512 && (s.f ^= 512), s.v !== j && Je(s), s.ac !== null && Qe(() => {
			s.ac.abort(A), s.ac = null, qe(s, _);
		}), dt(s), er(s, 0);
	}
}
function er(e, t) {
	var n = e.deps;
	if (n !== null) for (var r = t; r < n.length; r++) $n(e, n[r]);
}
function tr(e) {
	var t = e.f;
	if (!(t & 16384)) {
		qe(e, g);
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
	await Promise.resolve(), wt();
}
function K(e) {
	var t = !!(e.f & 2);
	if (Mn?.add(e), W !== null && !Fn && !(G !== null && G.f & 16384) && (Rn === null || !Rn.has(e))) {
		var r = W.deps;
		if (W.f & 2097152) e.rv < Gn && (e.rv = Gn, Bn === null && r !== null && r[Vn] === e ? Vn++ : Bn === null ? Bn = [e] : Bn.push(e));
		else {
			W.deps ??= [], n.call(W.deps, e) || W.deps.push(e);
			var i = e.reactions;
			i === null ? e.reactions = [W] : n.call(i, W) || i.push(W);
		}
	}
	if (Nn && Mt.has(e)) return Mt.get(e);
	if (t) {
		var a = e;
		if (Nn) {
			var o = a.v;
			return (!(a.f & 1024) && a.reactions !== null || ir(a)) && (o = lt(a)), Mt.set(a, o), o;
		}
		var s = !(a.f & 512) && !Fn && W !== null && !!(W.f & 512), c = (a.f & x) === 0;
		Yn(a) && (s && (a.f |= 512), ut(a)), s && !c && (ft(a), rr(a));
	}
	if (ht?.has(e)) return ht.get(e);
	if (e.f & 8388608) throw e.v;
	return e.v;
}
function rr(e) {
	if (e.f |= 512, e.deps !== null) for (let r of e.deps) {
		var t = r.reactions;
		t === null ? r.reactions = [e] : n.call(t, e) || t.push(e), r.f & 2 && !(r.f & 512) && (ft(r), rr(r));
	}
}
function ir(e) {
	if (e.v === j) return !0;
	if (e.deps === null) return !1;
	for (let t of e.deps) if (Mt.has(t) || t.f & 2 && ir(t)) return !0;
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
		if (k in e) sr(e);
		else if (!Array.isArray(e)) for (let t in e) {
			let n = e[t];
			typeof n == "object" && n && k in n && sr(n);
		}
	}
}
function sr(e, t = /* @__PURE__ */ new Set()) {
	if (typeof e == "object" && e && !(e instanceof EventTarget) && !t.has(e)) {
		t.add(e), e instanceof Date && e.getTime();
		for (let n in e) try {
			sr(e[n], t);
		} catch {}
		let n = l(e);
		if (n !== Object.prototype && n !== Array.prototype && n !== Map.prototype && n !== Set.prototype && n !== Date.prototype) {
			let t = o(n);
			for (let n in t) {
				let r = t[n].get;
				if (r) try {
					r.call(e);
				} catch {}
			}
		}
	}
}
[.../* @__PURE__ */ "allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback".split(".")];
var cr = ["touchstart", "touchmove"];
function lr(e) {
	return cr.includes(e);
}
// node_modules/svelte/src/internal/client/dom/elements/events.js
var ur = Symbol("events"), dr = /* @__PURE__ */ new Set(), fr = /* @__PURE__ */ new Set();
function pr(e, t, n, r = {}) {
	function i(e) {
		if (r.capture || vr.call(t, e), !e.cancelBubble) return Qe(() => n?.call(this, e));
	}
	return e.startsWith("pointer") || e.startsWith("touch") || e === "wheel" ? (i.__removed = !1, We(() => {
		i.__removed || t.addEventListener(e, i, r);
	})) : t.addEventListener(e, i, r), i;
}
function mr(e, t, n, r, i) {
	var a = {
		capture: r,
		passive: i
	}, o = pr(e, t, n, a);
	(t === document.body || t === window || t === document || t instanceof HTMLMediaElement) && fn(() => {
		o.__removed = !0, t.removeEventListener(e, o, a);
	});
}
function q(e, t, n) {
	(t[ur] ??= {})[e] = n;
}
function hr(e) {
	for (var t = 0; t < e.length; t++) dr.add(e[t]);
	for (var n of fr) n(e);
}
var gr = null, _r = !1;
function vr(e) {
	var t = this, n = t.ownerDocument, r = e.type, a = e.composedPath?.() || [], o = a[0] || e.target;
	gr = e, _r || (_r = !0, setTimeout(() => {
		_r = !1, gr = null;
	}));
	var s = 0, c = gr === e && e[ur];
	if (c) {
		var l = a.indexOf(c);
		if (l !== -1 && (t === document || t === window)) {
			e[ur] = t;
			return;
		}
		var u = a.indexOf(t);
		if (u === -1) return;
		l <= u && (s = l);
	}
	if (o = a[s] || e.target, o !== t) {
		i(e, "currentTarget", {
			configurable: !0,
			get() {
				return o || n;
			}
		});
		var d = W, f = G;
		In(null), Ln(null);
		try {
			for (var p, m = []; o !== null && o !== t;) {
				try {
					var h = o[ur]?.[r];
					h == null || o.disabled && e.target !== o || h.call(o, e);
				} catch (e) {
					p ? m.push(e) : p = e;
				}
				if (e.cancelBubble) break;
				s++, o = s < a.length ? a[s] : null;
			}
			if (p) {
				for (let e of m) queueMicrotask(() => {
					throw e;
				});
				throw p;
			}
		} finally {
			e[ur] = t, delete e.currentTarget, In(d), Ln(f);
		}
	}
}
// node_modules/svelte/src/internal/client/dom/reconciler.js
var yr = globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", { createHTML: (e) => e });
function br(e) {
	return yr?.createHTML(e) ?? e;
}
function xr(e) {
	var t = rn("template");
	return t.innerHTML = br(e.replaceAll("<!>", "<!---->")), t.content;
}
// node_modules/svelte/src/internal/client/dom/template.js
function Sr(e, t) {
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
		if (M) return Sr(N, null), N;
		i === void 0 && (i = xr(a ? e : "<!>" + e), n || (i = /* @__PURE__ */ Qt(i)));
		var t = r || qt ? document.importNode(i, !0) : i.cloneNode(!0);
		if (n) {
			var o = /* @__PURE__ */ Qt(t), s = t.lastChild;
			Sr(o, s);
		} else Sr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Cr(e, t, n = "svg") {
	var r = !e.startsWith("<!>"), i = !!(t & 1), a = `<${n}>${r ? e : "<!>" + e}</${n}>`, o;
	return () => {
		if (M) return Sr(N, null), N;
		if (!o) {
			var e = /* @__PURE__ */ Qt(xr(a));
			if (i) for (o = document.createDocumentFragment(); /* @__PURE__ */ Qt(e);) o.appendChild(/* @__PURE__ */ Qt(e));
			else o = /* @__PURE__ */ Qt(e);
		}
		var t = o.cloneNode(!0);
		if (i) {
			var n = /* @__PURE__ */ Qt(t), r = t.lastChild;
			Sr(n, r);
		} else Sr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function wr(e, t) {
	return /* @__PURE__ */ Cr(e, t, "svg");
}
function Tr(e = "") {
	if (!M) {
		var t = Zt(e + "");
		return Sr(t, t), t;
	}
	var n = N;
	return n.nodeType === 3 ? an(n) : (n.before(n = Zt()), P(n)), Sr(n, n), n;
}
function Er() {
	if (M) return Sr(N, null), N;
	var e = document.createDocumentFragment(), t = document.createComment(""), n = Zt();
	return e.append(t, n), Sr(t, n), e;
}
function Y(e, t) {
	if (M) {
		var n = G;
		n.f & 32768 && n.nodes.end !== null || (n.nodes.end = N), _e();
	} else e !== null && e.before(t);
}
function Dr() {
	if (M && N && N.nodeType === 8 && N.textContent?.startsWith("$")) {
		let e = N.textContent.substring(1);
		return _e(), e;
	}
	return (window.__svelte ??= {}).uid ??= 1, `c${window.__svelte.uid++}`;
}
// node_modules/svelte/src/reactivity/create-subscriber.js
function Or(e) {
	let t = 0, n = Pt(0), r;
	return () => {
		dn() && (K(n), vn(() => (t === 0 && (r = ar(() => e(() => Vt(n)))), t += 1, () => {
			We(() => {
				--t, t === 0 && (r?.(), r = void 0, Vt(n));
			});
		})));
	};
}
// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var kr = C | w;
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
	#m = Or(() => (this.#p = Pt(this.#l), () => {
		this.#p = null;
	}));
	constructor(e, t, n, r) {
		this.#e = e, this.#n = t, this.#r = (e) => {
			var t = G;
			t.b = this, t.f |= 128, n(e);
		}, this.parent = G.b, this.transform_error = r ?? this.parent?.transform_error ?? ((e) => e), this.#i = yn(() => {
			if (M) {
				let e = be(this.#t);
				_e();
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
		We(r), t && (this.#s = bn(() => {
			t(this.#e, () => e, () => n);
		}));
	}
	#_(e) {
		var t = !1, n = !1;
		let r = () => {
			this.#v() || (t ? he() : (t = !0, n && Fe(), this.#s !== null && Dn(this.#s, () => {
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
					sn(e, this.#i && this.#i.parent);
				}
			}
		};
	}
	#v() {
		return (this.#i.f & (b | S)) !== 0;
	}
	#y() {
		let e = this.#n.pending;
		e && (this.is_pending = !0, this.#o = bn(() => e(this.#e)), We(() => {
			if (!this.#v()) {
				var e = this.#c = document.createDocumentFragment(), t = Zt(), n = !1;
				e.append(t), this.#a = this.#S(() => {
					try {
						return bn(() => this.#r(t));
					} catch (e) {
						try {
							this.error(e), n = !0;
						} catch (e) {
							sn(e, this.#i.parent);
						}
						return null;
					}
				}), this.#a === null ? (this.#c = null, n && this.#x(L)) : this.#u === 0 && (this.#e.before(e), this.#c = null, Dn(this.#o, () => {
					this.#o = null;
				}), this.#x(L));
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
			} else this.#x(L);
		} catch (e) {
			this.error(e);
		}
	}
	#x(e) {
		this.is_pending = !1, e.transfer_reactions(this.#f);
	}
	defer_effect(e) {
		Ye(e, this.#f);
	}
	is_rendered() {
		return !this.is_pending && (!this.parent || this.parent.is_rendered());
	}
	has_pending_snippet() {
		return !!this.#n.pending;
	}
	#S(e) {
		var t = G, n = W, r = Ie;
		Ln(this.#i), In(this.#i), Le(this.#i.ctx);
		try {
			return Ct.ensure(), e();
		} finally {
			Ln(t), In(n), Le(r);
		}
	}
	#C(e, t) {
		this.has_pending_snippet() ? (this.#u += e, this.#u === 0 && (this.#x(t), this.#o && Dn(this.#o, () => {
			this.#o = null;
		}), this.#c &&= (this.#e.before(this.#c), null))) : this.parent && this.parent.#C(e, t);
	}
	update_pending_count(e, t) {
		this.#C(e, t), this.#l += e, !this.#p || this.#d || (this.#d = !0, We(() => {
			this.#d = !1, this.#p && Rt(this.#p, this.#l);
		}));
	}
	get_effect_pending() {
		return this.#m(), K(this.#p);
	}
	error(e) {
		if (e === ue || !this.#n.onerror && !this.#n.failed) throw e;
		L?.is_fork ? (this.#a && L.skip_effect(this.#a), this.#o && L.skip_effect(this.#o), this.#s && L.skip_effect(this.#s), L.oncommit(() => {
			this.#v() || this.#w(e);
		})) : this.#w(e);
	}
	#w(e) {
		this.#a &&= (wn(this.#a), null), this.#o &&= (wn(this.#o), null), this.#s &&= (wn(this.#s), null), M && (P(this.#t), ve(), P(ye()));
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
					return sn(e, this.#i.parent), null;
				}
			}));
		};
		We(() => {
			if (!this.#v()) {
				var t;
				try {
					t = this.transform_error(e);
				} catch (e) {
					sn(e, this.#i && this.#i.parent);
					return;
				}
				typeof t == "object" && t && typeof t.then == "function" ? t.then(n, (e) => sn(e, this.#i && this.#i.parent)) : n(t);
			}
		});
	}
};
function X(e, t) {
	var n = t == null ? "" : typeof t == "object" ? `${t}` : t;
	n !== (e[se] ??= e.nodeValue) && (e[se] = n, e.nodeValue = `${n}`);
}
function Mr(e, t) {
	return Pr(e, t);
}
var Nr = /* @__PURE__ */ new Map();
function Pr(e, { target: t, anchor: n, props: i = {}, events: a, context: o, intro: s = !0, transformError: c }) {
	Xt();
	var l = void 0, u = hn(() => {
		var s = n ?? t.appendChild(Zt());
		Ar(s, { pending: () => {} }, (t) => {
			Re({});
			var n = Ie;
			if (o && (n.c = o), a && (i.$$events = a), M && Sr(t, null), l = e(t, i) || Be(), M && (G.nodes.end = N, N === null || N.nodeType !== 8 || N.data !== "]")) throw pe(), ue;
			ze();
		}, c);
		var u = /* @__PURE__ */ new Set(), d = (e) => {
			for (var n = 0; n < e.length; n++) {
				var r = e[n];
				if (!u.has(r)) {
					u.add(r);
					var i = lr(r);
					for (let e of [t, document]) {
						var a = Nr.get(e);
						a === void 0 && (a = /* @__PURE__ */ new Map(), Nr.set(e, a));
						var o = a.get(r);
						o === void 0 ? (e.addEventListener(r, vr, { passive: i }), a.set(r, 1)) : a.set(r, o + 1);
					}
				}
			}
		};
		return d(r(dr)), fr.add(d), () => {
			for (var e of u) for (let n of [t, document]) {
				var r = Nr.get(n), i = r.get(e);
				--i == 0 ? (n.removeEventListener(e, vr), r.delete(e), r.size === 0 && Nr.delete(n)) : r.set(e, i);
			}
			fr.delete(d), s !== n && s.parentNode?.removeChild(s);
		};
	});
	return Fr.set(l, u), l;
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
						jn(r, t), t.append(Zt()), this.#n.set(e, {
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
		var n = L, r = nn();
		if (t && !this.#t.has(e) && !this.#n.has(e)) {
			if (r) {
				var i = document.createDocumentFragment(), a = Zt();
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
// node_modules/svelte/src/internal/client/dom/blocks/if.js
function Z(e, t, n = !1) {
	var r;
	M && (r = N, _e());
	var i = new Ir(e), a = n ? C : 0;
	function o(e, t) {
		if (M) {
			var n = be(r);
			if (e !== parseInt(n.substring(1))) {
				var a = ye();
				P(a), i.anchor = a, ge(!1), i.ensure(e, t), ge(!0);
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
function Lr(e, t) {
	return t;
}
function Rr(e, t, n) {
	for (var i = [], a = t.length, o, s = t.length, c = 0; c < a; c++) {
		let n = t[c];
		Dn(n, () => {
			if (o) {
				if (o.pending.delete(n), o.done.add(n), o.pending.size === 0) {
					var t = e.outrogroups;
					zr(e, r(o.done)), t.delete(o), t.size === 0 && (e.outrogroups = null);
				}
			} else --s;
		}, !1);
	}
	if (s === 0) {
		var l = i.length === 0 && n !== null && e.pending.size === 0;
		if (l) {
			var u = n, d = u.parentNode;
			tn(d), d.append(u), e.items.clear();
		}
		zr(e, t, !l);
	} else o = {
		pending: new Set(t),
		done: /* @__PURE__ */ new Set()
	}, (e.outrogroups ??= /* @__PURE__ */ new Set()).add(o);
}
function zr(e, t, n = !0) {
	var r;
	if (e.pending.size > 0) {
		r = /* @__PURE__ */ new Set();
		for (let t of e.pending.values()) for (let n of t) r.add(e.items.get(n).e);
	}
	for (var i = 0; i < t.length; i++) {
		var a = t[i];
		r?.has(a) ? (a.f |= E, jn(a, document.createDocumentFragment())) : wn(t[i], n);
	}
}
var Br;
function Vr(t, n, i, a, o, s = null) {
	var c = t, l = /* @__PURE__ */ new Map();
	if (n & 4) {
		var u = t;
		c = M ? P(/* @__PURE__ */ Qt(u)) : u.appendChild(Zt());
	}
	M && _e();
	var d = null, f = /* @__PURE__ */ st(() => {
		var t = i();
		return e(t) ? t : t == null ? [] : r(t);
	}), p = /* @__PURE__ */ new Map(), m = !0;
	function h(e) {
		if (!(_.effect.f & 16384)) {
			_.pending.delete(e);
			var t = K(f);
			_.fallback = d, Ur(_, t, c, n, a), d !== null && (t.length === 0 ? d.f & 33554432 ? (d.f ^= E, Gr(d, null, c)) : kn(d) : Dn(d, () => {
				d = null;
			}));
		}
	}
	function g(e) {
		_.pending.delete(e);
	}
	var _ = {
		effect: yn(() => {
			var e = K(f), t = e.length;
			let r = !1;
			M && be(c) === "[!" != (t === 0) && (c = ye(), P(c), ge(!1), r = !0);
			for (var u = /* @__PURE__ */ new Set(), _ = L, v = nn(), y = 0; y < t; y += 1) {
				M && N.nodeType === 8 && N.data === "]" && (c = N, r = !0, ge(!1));
				var b = e[y], x = a(b, y), S = m ? null : l.get(x);
				S ? (S.v && Rt(S.v, b), S.i && Rt(S.i, y), v && _.unskip_effect(S.e)) : (S = Wr(l, m ? c : Br ??= Zt(), b, x, y, o, n, i), m || (S.e.f |= E), l.set(x, S)), u.add(x);
			}
			if (t === 0 && s && !d && (m ? d = bn(() => s(c)) : (d = bn(() => s(Br ??= Zt())), d.f |= E)), t > u.size && Ee("", "", ""), M && t > 0 && P(ye()), !m) {
				if (p.set(_, u), v) {
					for (let [e, t] of l) u.has(e) || _.skip_effect(t.e);
					_.oncommit(h), _.ondiscard(g);
				} else h(_);
			}
			r && ge(!0), K(f);
		}),
		flags: n,
		items: l,
		pending: p,
		outrogroups: null,
		fallback: d
	};
	m = !1, M && (c = N);
}
function Hr(e) {
	for (; e !== null && !(e.f & 32);) e = e.next;
	return e;
}
function Ur(e, t, n, i, a) {
	var o = !!(i & 8), s = t.length, c = e.items, l = Hr(e.effect.first), u, d = null, f, p = [], m = [], h, g, _, v;
	if (o) for (v = 0; v < s; v += 1) h = t[v], g = a(h, v), _ = c.get(g).e, _.f & 33554432 || (_.nodes?.a?.measure(), (f ??= /* @__PURE__ */ new Set()).add(_));
	for (v = 0; v < s; v += 1) {
		if (h = t[v], g = a(h, v), _ = c.get(g).e, e.outrogroups !== null) for (let t of e.outrogroups) t.pending.delete(_), t.done.delete(_);
		if (_.f & 8192 && (kn(_), o && (_.nodes?.a?.unfix(), (f ??= /* @__PURE__ */ new Set()).delete(_))), _.f & 33554432) {
			if (_.f ^= E, _ === l) Gr(_, null, n);
			else {
				var y = d ? d.next : l;
				_ === e.effect.last && (e.effect.last = _.prev), _.prev && (_.prev.next = _.next), _.next && (_.next.prev = _.prev), Kr(e, d, _), Kr(e, _, y), Gr(_, y, n), d = _, p = [], m = [], l = Hr(d.next);
				continue;
			}
		}
		if (_ !== l) {
			if (u !== void 0 && u.has(_)) {
				if (p.length < m.length) {
					var b = m[0], x;
					d = b.prev;
					var S = p[0], C = p[p.length - 1];
					for (x = 0; x < p.length; x += 1) Gr(p[x], b, n);
					for (x = 0; x < m.length; x += 1) u.delete(m[x]);
					Kr(e, S.prev, C.next), Kr(e, d, S), Kr(e, C, b), l = b, d = C, --v, p = [], m = [];
				} else u.delete(_), Gr(_, l, n), Kr(e, _.prev, _.next), Kr(e, _, d === null ? e.effect.first : d.next), Kr(e, d, _), d = _;
				continue;
			}
			for (p = [], m = []; l !== null && l !== _;) (u ??= /* @__PURE__ */ new Set()).add(l), m.push(l), l = Hr(l.next);
			if (l === null) continue;
		}
		_.f & 33554432 || p.push(_), d = _, l = Hr(_.next);
	}
	if (e.outrogroups !== null) {
		for (let t of e.outrogroups) t.pending.size === 0 && (zr(e, r(t.done)), e.outrogroups?.delete(t));
		e.outrogroups.size === 0 && (e.outrogroups = null);
	}
	if (l !== null || u !== void 0) {
		var w = [];
		if (u !== void 0) for (_ of u) _.f & 8192 || w.push(_);
		for (; l !== null;) !(l.f & 8192) && l !== e.fallback && w.push(l), l = Hr(l.next);
		var T = w.length;
		if (T > 0) {
			var ee = i & 4 && s === 0 ? n : null;
			if (o) {
				for (v = 0; v < T; v += 1) w[v].nodes?.a?.measure();
				for (v = 0; v < T; v += 1) w[v].nodes?.a?.fix();
			}
			Rr(e, w, ee);
		}
	}
	o && We(() => {
		if (f !== void 0) for (_ of f) _.nodes?.a?.apply();
	});
}
function Wr(e, t, n, r, i, a, o, s) {
	var c = o & 1 ? o & 16 ? Pt(n) : /* @__PURE__ */ Ft(n, !1, !1) : null, l = o & 2 ? Pt(i) : null;
	return {
		v: c,
		i: l,
		e: bn(() => (a(t, c ?? n, l ?? i, s), () => {
			e.delete(r);
		}))
	};
}
function Gr(e, t, n) {
	if (e.nodes) for (var r = e.nodes.start, i = e.nodes.end, a = t && !(t.f & 33554432) ? t.nodes.start : n; r !== null;) {
		var o = /* @__PURE__ */ $t(r);
		if (a.before(r), r === i) return;
		r = o;
	}
}
function Kr(e, t, n) {
	t === null ? e.effect.first = n : t.next = n, n === null ? e.effect.last = t : n.prev = t;
}
// node_modules/svelte/src/internal/client/timing.js
var qr = () => performance.now(), Jr = {
	tick: (e) => requestAnimationFrame(e),
	now: () => qr(),
	tasks: /* @__PURE__ */ new Set()
};
// node_modules/svelte/src/internal/client/loop.js
function Yr() {
	let e = Jr.now();
	Jr.tasks.forEach((t) => {
		t.c(e) || (Jr.tasks.delete(t), t.f());
	}), Jr.tasks.size !== 0 && Jr.tick(Yr);
}
function Xr(e) {
	let t;
	return Jr.tasks.size === 0 && Jr.tick(Yr), {
		promise: new Promise((n) => {
			Jr.tasks.add(t = {
				c: e,
				f: n
			});
		}),
		abort() {
			Jr.tasks.delete(t);
		}
	};
}
// node_modules/svelte/src/internal/client/dom/elements/transitions.js
function Zr(e) {
	if (e === "float") return "cssFloat";
	if (e === "offset") return "cssOffset";
	if (e.startsWith("--")) return e;
	let t = e.split("-");
	return t.length === 1 ? t[0] : t[0] + t.slice(1).map((e) => e[0].toUpperCase() + e.slice(1)).join("");
}
function Qr(e) {
	let t = {}, n = e.split(";");
	for (let e of n) {
		let [n, r] = e.split(":");
		if (!n || r === void 0) break;
		let i = Zr(n.trim());
		t[i] = r.trim();
	}
	return t;
}
var $r = (e) => e, ei = null;
function ti(e, t, n) {
	var r = (ei ?? G).nodes, i, a, o, s = null;
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
				o = ni(this.element, e, void 0, 1, () => {}, () => {
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
function ni(e, t, n, r, i, a) {
	var o = r === 1, s = !1;
	if (d(t)) {
		var c;
		return We(() => {
			s || (c = ni(e, t({ direction: o ? "in" : "out" }), n, r, i, a));
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
		abort: f,
		deactivate: f,
		reset: f,
		t: () => r
	};
	let { delay: l = 0, css: u, tick: p, easing: m = $r } = t;
	var h, g = () => 1 - r;
	return We(() => {
		if (!s) {
			var c = [];
			if (o && n === void 0 && (p && p(0, 1), u)) {
				var d = Qr(u(0, 1));
				c.push(d, d);
			}
			h = e.animate(c, {
				duration: l,
				fill: "forwards"
			}), h.onfinish = () => {
				h.cancel(), i();
				var o = n?.t() ?? 1 - r;
				n?.abort();
				var s = r - o, c = t.duration * Math.abs(s), l = [];
				if (c > 0) {
					var d = !1;
					if (u) for (var f = Math.ceil(c / (1e3 / 60)), _ = 0; _ <= f; _ += 1) {
						var v = o + s * m(_ / f), y = Qr(u(v, 1 - v));
						l.push(y), d ||= y.overflow === "hidden";
					}
					d && (e.style.overflow = "hidden"), g = () => {
						var e = h.currentTime;
						return o + s * m(e / c);
					}, p && Xr(() => {
						if (h.playState !== "running") return !1;
						var e = g();
						return p(e, 1 - e), !0;
					});
				}
				h = e.animate(l, {
					duration: c,
					fill: "forwards"
				}), h.onfinish = () => {
					g = () => r, p?.(r, 1 - r), a();
				};
			};
		}
	}), {
		abort: () => {
			s = !0, h && (h.cancel(), h.effect = null, h.onfinish = f);
		},
		deactivate: () => {
			a = f;
		},
		reset: () => {
			r === 0 && p?.(1, 0);
		},
		t: () => g()
	};
}
// node_modules/svelte/src/internal/client/dom/elements/actions.js
function ri(e, t, n) {
	gn(() => {
		var r = ar(() => t(e, n?.()) || {});
		if (n && r?.update) {
			var i = !1, a = {};
			vn(() => {
				var e = n();
				or(e), i && Se(a, e) && (a = e, r.update(e));
			}), i = !0;
		}
		if (r?.destroy) return () => r.destroy();
	});
}
// node_modules/svelte/src/internal/shared/attributes.js
var ii = [..." 	\n\r\f\xA0\v﻿"];
function ai(e, t, n) {
	var r = e == null ? "" : "" + e;
	if (t && (r = r ? r + " " + t : t), n) {
		for (var i of Object.keys(n)) if (n[i]) r = r ? r + " " + i : i;
		else if (r.length) for (var a = i.length, o = 0; (o = r.indexOf(i, o)) >= 0;) {
			var s = o + a;
			(o === 0 || ii.includes(r[o - 1])) && (s === r.length || ii.includes(r[s])) ? r = (o === 0 ? "" : r.substring(0, o)) + r.substring(s + 1) : o = s;
		}
	}
	return r === "" ? null : r;
}
function oi(e, t = !1) {
	var n = t ? " !important;" : ";", r = "";
	for (var i of Object.keys(e)) {
		var a = e[i];
		a != null && a !== "" && (r += " " + i + ": " + a + n);
	}
	return r;
}
function si(e) {
	return e[0] !== "-" || e[1] !== "-" ? e.toLowerCase() : e;
}
function ci(e, t) {
	if (t) {
		var n = "", r, i;
		if (Array.isArray(t) ? (r = t[0], i = t[1]) : r = t, e) {
			e = String(e).replaceAll(/\/\*.*?\*\//g, "").trim();
			var a = !1, o = 0, s = !1, c = [];
			r && c.push(...Object.keys(r).map(si)), i && c.push(...Object.keys(i).map(si));
			var l = 0, u = -1;
			let t = e.length;
			for (var d = 0; d < t; d++) {
				var f = e[d];
				if (s ? f === "/" && e[d - 1] === "*" && (s = !1) : a ? a === f && (a = !1) : f === "/" && e[d + 1] === "*" ? s = !0 : f === "\"" || f === "'" ? a = f : f === "(" ? o++ : f === ")" && o--, !s && a === !1 && o === 0) {
					if (f === ":" && u === -1) u = d;
					else if (f === ";" || d === t - 1) {
						if (u !== -1) {
							var p = si(e.substring(l, u).trim());
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
		return r && (n += oi(r)), i && (n += oi(i, !0)), n = n.trim(), n === "" ? null : n;
	}
	return e == null ? null : String(e);
}
// node_modules/svelte/src/internal/client/dom/elements/class.js
function li(e, t, n, r, i, a) {
	var o = e[ae];
	if (M || o !== n || o === void 0) {
		var s = ai(n, r, a);
		M && s === e.getAttribute("class") || (s == null ? e.removeAttribute("class") : t ? e.className = s : e.setAttribute("class", s)), e[ae] = n;
	} else if (a && i !== a) for (var c in a) {
		var l = !!a[c];
		(i == null || l !== !!i[c]) && e.classList.toggle(c, l);
	}
	return a;
}
// node_modules/svelte/src/internal/client/dom/elements/style.js
function ui(e, t = {}, n, r) {
	for (var i in n) {
		var a = n[i];
		t[i] !== a && (n[i] == null ? e.style.removeProperty(i) : e.style.setProperty(i, a, r));
	}
}
function di(e, t, n, r) {
	var i = e[oe];
	if (M || i !== t) {
		var a = ci(t, r);
		M && a === e.getAttribute("style") || (a == null ? e.removeAttribute("style") : e.style.cssText = a), e[oe] = t;
	} else r && (Array.isArray(r) ? (ui(e, n?.[0], r[0]), ui(e, n?.[1], r[1], "important")) : ui(e, n, r));
	return r;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/select.js
function fi(e, t) {
	t ? e.hasAttribute("selected") || e.setAttribute("selected", "") : e.removeAttribute("selected");
}
function pi(t, n) {
	var r = t.__defaultValue, i = t.multiple, a = i ? r ?? [] : null;
	if (!i || e(a)) {
		var o = t.selectedIndex, s = n && i ? new Set(t.selectedOptions) : null;
		for (var c of t.options) {
			var l = _i(c);
			fi(c, i ? a.includes(l) : Gt(l, r));
		}
		if (n) {
			if (s !== null) for (c of t.options) {
				var u = s.has(c);
				c.selected !== u && (c.selected = u);
			}
			else t.selectedIndex !== o && (t.selectedIndex = o);
		}
	}
}
function mi(t, n, r = !1) {
	if (t.multiple) {
		if (n == null) return;
		if (!e(n)) return me();
		for (var i of t.options) i.selected = n.includes(_i(i));
	} else {
		for (i of t.options) if (Gt(_i(i), n)) {
			i.selected = !0;
			return;
		}
		r && n === void 0 || (t.selectedIndex = -1);
	}
}
function hi(e) {
	var t = new MutationObserver((t) => {
		t.every(vi) || ("__defaultValue" in e && pi(e, !1), "__value" in e && mi(e, e.__value));
	});
	t.observe(e, {
		childList: !0,
		subtree: !0,
		attributes: !0,
		attributeFilter: ["value"]
	}), fn(() => {
		t.disconnect();
	});
}
function gi(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet(), i = !0;
	$e(e, "change", (t) => {
		var i = t ? "[selected]" : ":checked", a;
		if (e.multiple) a = [].map.call(e.querySelectorAll(i), _i);
		else {
			var o = e.querySelector(i) ?? e.querySelector("option:not([disabled])");
			a = o && _i(o);
		}
		n(a), e.__value = a, L !== null && r.add(L);
	}), gn(() => {
		var a = t();
		if (e === document.activeElement) {
			var o = L;
			if (r.has(o)) return;
		}
		if (mi(e, a, i), i && a === void 0) {
			var s = e.querySelector(":checked");
			s !== null && (a = _i(s), n(a));
		}
		e.__value = a, i = !1;
	});
}
function _i(e) {
	return "__value" in e ? e.__value : e.value;
}
function vi(e) {
	if (e.target.closest("selectedcontent") !== null) return !0;
	if (e.type === "childList") {
		var t = [...e.addedNodes, ...e.removedNodes];
		return t.length > 0 && t.every((e) => e.nodeName === "SELECTEDCONTENT");
	}
	return !1;
}
// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var yi = Symbol("is custom element"), bi = Symbol("is html"), xi = le ? "link" : "LINK", Si = le ? "progress" : "PROGRESS";
function Ci(e) {
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
		e[ce] = n, We(n), Ze();
	}
}
function wi(e, t) {
	var n = Ei(e);
	n.value !== (n.value = t ?? void 0) && (e.value !== t || t === 0 && e.nodeName === Si) && (e.value = t ?? "");
}
function Ti(e, t) {
	var n = Ei(e);
	n.checked !== (n.checked = t ?? void 0) && (e.checked = t);
}
function Q(e, t, n, r) {
	var i = Ei(e);
	if (!(M && (i[t] = e.getAttribute(t), t === "src" || t === "srcset" || t === "href" && e.nodeName === xi))) {
		var a = i[t];
		a !== (i[t] = n) && (t === "loading" && (e[re] = n), n == null ? e.removeAttribute(t) : typeof n != "string" && Oi(e).has(t) ? e[t] = n : (!M || typeof n != "number" && typeof n != "boolean" || a !== String(n)) && e.setAttribute(t, n));
	}
}
function Ei(e) {
	return e[ie] ??= {
		[yi]: e.nodeName.includes("-"),
		[bi]: e.namespaceURI === de
	};
}
var Di = /* @__PURE__ */ new Map();
function Oi(e) {
	var t = e.getAttribute("is") || e.nodeName, n = Di.get(t);
	if (n) return n;
	Di.set(t, n = /* @__PURE__ */ new Set());
	for (var r, i = e, a = Element.prototype; a !== i;) {
		for (var s in r = o(i), r) r[s].set && s !== "innerHTML" && s !== "textContent" && s !== "innerText" && n.add(s);
		i = l(i);
	}
	return n;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/input.js
function ki(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet();
	$e(e, "input", async (i) => {
		var a = i ? e.defaultValue : e.value;
		if (a = ji(e) ? Mi(a) : a, n(a), L !== null && r.add(L), await nr(), a !== (a = t())) {
			var o = e.selectionStart, s = e.selectionEnd, c = e.value.length;
			if (e.value = a ?? "", s !== null) {
				var l = e.value.length;
				o === s && s === c && l > c ? (e.selectionStart = l, e.selectionEnd = l) : (e.selectionStart = o, e.selectionEnd = Math.min(s, l));
			}
		}
	}), (M && e.defaultValue !== e.value || ar(t) == null && e.value) && (n(ji(e) ? Mi(e.value) : e.value), L !== null && r.add(L)), vn(() => {
		var n = t();
		if (e === document.activeElement) {
			var i = L;
			if (r.has(i)) return;
		}
		ji(e) && n === Mi(e.value) || (e.type !== "date" || n || e.value) && n !== e.value && (e.value = n ?? "");
	});
}
function Ai(e, t, n = t) {
	$e(e, "change", (t) => {
		n(t ? e.defaultChecked : e.checked);
	}), (M && e.defaultChecked !== e.checked || ar(t) == null) && n(e.checked), vn(() => {
		e.checked = !!t();
	});
}
function ji(e) {
	var t = e.type;
	return t === "number" || t === "range";
}
function Mi(e) {
	return e === "" ? null : +e;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function Ni(e, t) {
	return e === t || e?.[k] === t;
}
function Pi(e = Be(), t, n, r) {
	var i = Ie.r, a = G;
	return gn(() => {
		var o, s;
		return vn(() => {
			o = s, s = r?.() || [], ar(() => {
				Ni(n(...s), e) || (t(e, ...s), o && Ni(n(...o), e) && t(null, ...o));
			});
		}), () => {
			let r = a;
			for (; r !== i && r.parent !== null && r.parent.f & 33554432;) r = r.parent;
			let o = () => {
				s && Ni(n(...s), e) && t(null, ...s);
			}, c = r.teardown;
			r.teardown = () => {
				o(), c?.();
			};
		};
	}), e;
}
// node_modules/svelte/src/internal/client/reactivity/store.js
var Fi = !1;
function Ii(e) {
	var t = Fi;
	try {
		return Fi = !1, [e(), Fi];
	} finally {
		Fi = t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/props.js
function Li(e, t, n, r) {
	var i = !0, o = !!(n & 8), s = !!(n & 16), c = r, l = !0, u = void 0, d = () => s && i ? (u ??= /* @__PURE__ */ it(r), K(u)) : (l && (l = !1, c = s ? ar(r) : r), c);
	let f;
	if (o) {
		var p = k in e || ne in e;
		f = a(e, t)?.set ?? (p && t in e ? (n) => e[t] = n : void 0);
	}
	var m, h = !1;
	o ? [m, h] = Ii(() => e[t]) : m = e[t], m === void 0 && r !== void 0 && (m = d(), f && (i && je(t), f(m)));
	var g = i ? () => {
		var n = e[t];
		return n === void 0 ? d() : (l = !0, n);
	} : () => {
		var n = e[t];
		return n !== void 0 && (c = void 0), n === void 0 ? c : n;
	};
	if (i && !(n & 4)) return g;
	if (f) {
		var _ = e.$$legacy;
		return (function(e, t) {
			return arguments.length > 0 ? ((!i || !t || _ || h) && f(t ? g() : e), e) : g();
		});
	}
	var v = !1, y = (n & 1 ? it : st)(() => (v = !1, g()));
	o && K(y);
	var b = G;
	return (function(e, t) {
		if (arguments.length > 0) {
			let n = t ? K(y) : i && o ? Ut(e) : e;
			return z(y, n), v = !0, c !== void 0 && (c = n), e;
		}
		return Nn && v || b.f & 16384 ? y.v : K(y);
	});
}
function Ri(e) {
	Ie === null && we("onMount"), pn(() => {
		let t = ar(e);
		if (typeof t == "function") return t;
	});
}
// src/strings/en.ts
var zi = {
	shared: {
		language: "Language",
		appearance: "Appearance",
		asTheSystem: "As the system",
		light: "Light",
		dark: "Dark"
	},
	story: {
		title: "What is attention?",
		subtitle: "The idea behind language models, told with coins and then shown in a real one.",
		parts: {
			people: "Among people",
			model: "In a real model",
			around: "The whole"
		},
		back: "Back",
		forward: "Forward",
		of: (e, t) => `${e} of ${t}`,
		contents: "Contents",
		onePage: "All on one page",
		oneByOne: "One at a time",
		reset: "As in the story",
		coins: "coins",
		share: "share",
		score: "score",
		roles: {
			query: "query",
			key: "key",
			value: "value",
			output: "output",
			residual: "residual"
		},
		wants: "A wants",
		hasSaved: (e) => `${e} has saved`,
		givesUpTo: (e) => `${e} gives`,
		phone: (e) => `phone ${e}`,
		scene: "A asks; each of the others answers by a share",
		sentence: "Sentence",
		asking: "Who asks?",
		pick: "Click a word, or use the arrow keys, to let it ask.",
		token: "word",
		first: "the first token",
		layerHead: (e, t) => `layer ${e}, head ${t}`,
		measured: (e, t, n, r) => `Measured: ${e}, ${t} tokens; layer ${n}, head ${r}, counted from 0.`,
		positiveNegative: "Coloured: above 0. Grey: below 0. Stronger: larger.",
		plainShares: "plain shares",
		softmaxShares: "softmax",
		alone: {
			title: "How many coins can A count on?",
			text: ["A wants {query:more coins} for a phone: the *query*, what one who asks is looking for. B {key:has saved} some: the *key*, what an answer is judged by. B {value:gives} less, B is a stranger: the *value*, what is really handed over.", "Score: key ÷ query. Nobody else answers, so B's *share* is 1, and A gets {output:1 × value}."],
			hint: "Drag the three handles."
		},
		friend: {
			title: "And if a friend can be asked too?",
			text: ["C is a friend: C has saved less, but gives more. Each answers by a *share*, its score as a part of all scores. Shares sum to 1, like one turn of talking that is divided.", "What A gets is every {value:value} times its share, added up: the {output:output}. It joins what A had, the {residual:residual}."],
			hint: "Give B or C other savings: the shares move. Give them other gifts: only the coins move."
		},
		wish: {
			title: "What if A wants less, or more?",
			text: ["Drag what A {query:wants} from one end to the other, and watch the shares."],
			found: "Nothing happens. The wish divides both scores alike, so it cancels out. With these plain shares the question makes no difference to the answer, so no question could ever be learned.",
			wait: "The line shows B's share at each wish you have tried.",
			chart: "B's share (from 0 to 1) for every wish"
		},
		softmax: {
			title: "And if the shares are a softmax?",
			text: ["A *softmax* takes e to the power of each score (e = 2.718…) before it divides by the sum. Now the *difference* of two scores counts. Drag what A {query:wants} again."],
			found: "Now the question counts. Who wants little goes almost only to B, who has most. Who wants much hears both.",
			wait: "The dashed line is the one from before.",
			chart: "B's share (from 0 to 1) for every wish"
		},
		powers: {
			title: "What does a softmax do to scores?",
			text: ["Any score will do, also one below 0: e to its power is always above 0. The shares are these powers divided by their sum. Add the same to all scores, and no share changes: only differences count. One step more means 2.718 times the share."],
			score: (e) => `score ${e}`,
			all: "+1 to all",
			allLess: "−1 to all"
		},
		product: {
			title: "How can one question ask several things?",
			text: ["With lists of numbers. A {query:query} and a {key:key} are arrows here, two numbers each; a score is the *dot product* q·k: first times first, plus second times second. It is large where they point the same way. This is the score that models use."],
			hint: "Drag the tip of the query, or move it with the arrow keys.",
			tip: "Query, its two numbers",
			plane: "A query and three keys as arrows",
			at: (e, t) => `query (${e}, ${t})`
		},
		scale: {
			title: "Why divide by √d?",
			text: ["The longer the lists, the larger the scores come out by chance: of d random numbers each, q·k is typically as large as √d. The softmax then gives one key nearly everything, and the others are not heard. The *scale* 1/√d takes that growth out."],
			d: "d, numbers in a list",
			unscaled: "largest share from q·k",
			scaled: "largest share from q·k ÷ √d",
			typical: (e) => `typical size of q·k: ${e}`,
			measured: "Measured: 1,024 random queries, 8 random keys each."
		},
		learned: {
			title: "Who decides what is a query, a key, a value?",
			text: ["Nobody does: it is learned. Each is the input times a table of *weights*. From random tables and many examples, small steps (gradient descent) find that the {query:query} is the wish, the {key:key} the savings, the {value:value} the gift. Under plain shares the query's weights never move."],
			at: {
				start: "at random",
				learned: "after training"
			},
			under: "Shares while learning",
			when: "Weights",
			features: {
				wants: "what one wants",
				has: "what one has",
				gives: "what one gives"
			},
			error: (e) => `mean error on new scenes: ${e} coins`,
			tiny: "less than 0.01",
			ratio: "In key ÷ query a common factor cancels; equal is right."
		},
		tokens: {
			title: "Now words instead of people",
			text: ["A language model reads *tokens*: words or pieces of words. Each comes as a list of numbers, here {residual:576} of them, that says what is known of it so far. To find out more, it asks the others. The underlined word is the one that asks."],
			list: (e) => `what the model knows of “${e}” so far`,
			pieces: (e) => `${e} tokens`
		},
		qkv: {
			title: "Who looks for what, who has what, who gives what?",
			text: ["Three learned tables make three lists of every word: its {query:query}, what it looks for; its {key:key}, what it can be found by; its {value:value}, what it hands over when it is read. One word asks here; all have a key and a value."],
			turned: "Queries and keys are also turned by their position, so that a score knows distances."
		},
		scores: {
			title: "Who fits the question?",
			text: ["The {query:query} meets each {key:key}: number times number, all added up. That sum is the *score* q·k. Choose a key and see the 64 products of which its score is made."],
			sum: (e, t) => `“${e}”: the 64 products add up to ${t}`,
			products: "products"
		},
		scaling: {
			title: "What if the scores were not scaled?",
			text: ["The scores are divided by √64 = 8 before the softmax. Switch it off: the shares become all or nothing, and a model in which only one word is ever heard learns slowly and badly."],
			on: "with the scale",
			off: "without",
			toggle: "Scale"
		},
		mask: {
			title: "Who may be read?",
			text: ["A model learns to write by guessing each next word. If a word could read what comes after it, it would copy. A *mask* hides the later words: their scores become −∞, their shares 0. Each row of the picture is a word that asks, each column one that answers."],
			on: "with the mask",
			off: "without",
			toggle: "Mask",
			warning: "Without the mask: a thought experiment. The model was never trained this way.",
			map: "Shares: rows ask, columns answer",
			cell: (e, t, n) => `“${e}” reads ${n} from “${t}”`,
			cellHidden: (e, t) => `“${t}” is hidden from “${e}”`
		},
		shares: {
			title: "Who is read, and how much?",
			text: ["The softmax turns the scores into shares that sum to 1. Words are shaded by what the asking word reads from them. A share on the first token often means that nothing fits: a *sink*. It has to go somewhere."],
			others: (e) => `${e} others`
		},
		mix: {
			title: "What does the asker get?",
			text: ["Each {value:value} times its share, all added up: the mix, this head's {output:output}. Who had nearly the whole share is nearly the whole mix. The words themselves are not copied, only what their values say."],
			times: (e, t) => `${e} × value of “${t}”`,
			sum: "the mix"
		},
		added: {
			title: "What becomes of the word?",
			text: ["All heads' mixes go through one more table, W_o, and are {output:added} to what the word {residual:had before}: the *residual*. Nothing is replaced. The word stays itself and now also knows what it has read; the next layer goes on from there."],
			before: "before",
			plus: "+ from all heads",
			after: "after",
			length: (e) => `length ${e}`,
			heads: "How much each head adds (length)"
		},
		heads: {
			title: "Why several heads?",
			text: ["One *head* is one kind of question, with query, key and value tables of its own. This layer asks nine at once, the model has 30 layers. Some heads look at the word before, some find where a word stood earlier, some rest on the first token."],
			choose: (e) => `head ${e}`,
			strongest: (e, t) => `most: “${e}”, ${t}`
		},
		next: {
			title: "What does the model say next?",
			text: ["After 30 layers the last word's list tells which word should follow. Did the connection that we followed matter? Take it away, in this head only or in every head of every layer."],
			cut: "Take away",
			none: "nothing",
			inHead: "the connection, in this head only",
			inAll: "the connection, in all heads",
			column: "Connection of the last word to",
			guess: (e) => `probability of “${e}”`,
			guesses: "What the model expects next",
			others: (e, t) => `Taking away any other connection instead (the first token apart) leaves it between ${e} and ${t}.`
		},
		block: {
			title: "Where does this stand in a Transformer?",
			text: ["A layer is two steps, and both add to the residual: *attention*, where words read one another, and a small network (MLP), where each word thinks for itself. A model is a pile of such layers. Attention is the only place where words meet."],
			steps: {
				tokens: "tokens → lists of numbers",
				norm: "bring to a standard size",
				attention: "attention: words meet",
				add: "add to the residual",
				mlp: "MLP: each word by itself",
				next: "which word comes next?"
			},
			times: (e) => `${e} layers`,
			residual: "the residual runs through",
			diagram: "A Transformer layer, from the bottom up"
		},
		kinds: {
			title: "Encoder, decoder, cross: who asks whom?",
			choose: "Kind of attention",
			encoder: "encoder",
			decoder: "decoder",
			cross: "cross",
			text: {
				encoder: "*Encoder*: a text that is there already is read as a whole. Everyone may read everyone, also what comes later. There is no mask.",
				decoder: "*Decoder*: a text that is being written. Everyone reads only itself and what came before. This is what chat models are.",
				cross: "*Cross-attention*: {query:queries} from the text that is being written, {key:keys} and {value:values} from another one, as in translation. “gato” finds “cat”, “negro” finds “black”."
			},
			by: "Four words, weights set by hand.",
			map: "Shares: rows ask, columns answer"
		},
		who: {
			title: "Who is who?",
			columns: [
				"role",
				"in the story",
				"among words",
				"in a picture"
			],
			rows: [
				[
					"query",
					"what A wants",
					"what a word looks for",
					"what a patch looks for"
				],
				[
					"key",
					"what B and C have saved",
					"what a word can be found by",
					"what a patch can be found by"
				],
				[
					"value",
					"what they give",
					"what a word hands over",
					"what a patch hands over"
				],
				[
					"output",
					"the coins A gets",
					"what was read, mixed by shares",
					"what was read, mixed by shares"
				],
				[
					"residual",
					"the coins A had",
					"what the word meant before",
					"what the patch shows itself"
				]
			],
			text: ["Everybody plays all three parts: a word has a query when it asks, a key and a value when others ask. In a picture the patches, small squares of it, do what words do in a text."],
			equation: "output = softmax(Q Kᵀ ÷ √d) V"
		},
		limits: {
			title: "Where does the story limp?",
			columns: ["in the story", "in attention"],
			rows: [
				["What B gives depends on who asks: a friend gets more.", "A value does not: it is the same for every asker."],
				["A does not ask itself.", "A word may answer its own question."],
				["A asks one question, once.", "A word asks in every head of every layer."],
				["Coins have a name.", "The numbers of a model have none."]
			],
			text: ["A story is for the first steps. Where the two disagree, believe the right column."]
		},
		tell: {
			title: "What does attention not tell?",
			text: ["A share says exactly *where a head read from*. It does not say *why the model answered*. What was read may be of no use, or be overruled by other heads, later layers, the residual. So look at shares to find where to ask, then take the connection away and compare with others."],
			share: (e, t) => `share of “${t}” for “${e}”`,
			cutHead: "without it, in this head",
			cutAll: "without it, in all heads",
			whole: "as it is",
			next: "Look further, with words of your own:",
			source: "The coins are told after Akhil Theerthala, “Building Blocks of Transformers: Attention”, Towards AI. Every number is computed by qkv."
		}
	},
	explore: {
		title: "qkv explore",
		viewsLabel: "Views",
		views: {
			text: "Text",
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
	}
}, Bi = {
	shared: {
		language: "Idioma",
		appearance: "Apariencia",
		asTheSystem: "Como el sistema",
		light: "Clara",
		dark: "Oscura"
	},
	story: {
		title: "¿Qué es la atención?",
		subtitle: "La idea detrás de los modelos de lenguaje, contada con monedas y luego vista en uno de verdad.",
		parts: {
			people: "Entre personas",
			model: "En un modelo real",
			around: "El conjunto"
		},
		back: "Atrás",
		forward: "Adelante",
		of: (e, t) => `${e} de ${t}`,
		contents: "Contenido",
		onePage: "Todo en una página",
		oneByOne: "De una en una",
		reset: "Como en la historia",
		coins: "monedas",
		share: "parte",
		score: "puntuación",
		roles: {
			query: "consulta",
			key: "clave",
			value: "valor",
			output: "salida",
			residual: "residuo"
		},
		wants: "A quiere",
		hasSaved: (e) => `${e} ha ahorrado`,
		givesUpTo: (e) => `${e} da`,
		phone: (e) => `teléfono ${e}`,
		scene: "A pregunta; cada uno de los demás responde con una parte",
		sentence: "Frase",
		asking: "¿Quién pregunta?",
		pick: "Pulsa una palabra, o usa las flechas, para que pregunte.",
		token: "palabra",
		first: "el primer token",
		layerHead: (e, t) => `capa ${e}, cabeza ${t}`,
		measured: (e, t, n, r) => `Medido: ${e}, ${t} tokens; capa ${n}, cabeza ${r}, contadas desde 0.`,
		positiveNegative: "En color: mayor que 0. Gris: menor que 0. Más intenso: mayor tamaño.",
		plainShares: "partes simples",
		softmaxShares: "softmax",
		alone: {
			title: "¿Con cuántas monedas puede contar A?",
			text: ["A quiere {query:más monedas} para un teléfono: la *consulta* (query), lo que busca quien pregunta. B {key:ha ahorrado} algunas: la *clave* (key), por la que se juzga una respuesta. B {value:da} menos, es un desconocido: el *valor* (value), lo que se entrega de verdad.", "Puntuación: clave ÷ consulta. Nadie más responde: la *parte* de B es 1 y A recibe {output:1 × valor}."],
			hint: "Arrastra los tres controles."
		},
		friend: {
			title: "¿Y si también se puede pedir a un amigo?",
			text: ["C es un amigo: ha ahorrado menos, pero da más. Cada uno responde con una *parte*: su puntuación dividida por la suma de todas. Las partes suman 1, como un solo turno de palabra que se reparte.", "A recibe cada {value:valor} por su parte, todo sumado: la {output:salida}. Se añade a lo que A tenía, el {residual:residuo}."],
			hint: "Cambia los ahorros de B o C: se mueven las partes. Cambia lo que dan: solo se mueven las monedas."
		},
		wish: {
			title: "¿Y si A quiere menos, o más?",
			text: ["Arrastra lo que A {query:quiere} de un extremo al otro y mira las partes."],
			found: "No pasa nada. El deseo divide las dos puntuaciones por igual y se cancela. Con estas partes simples la pregunta no cambia la respuesta, así que ninguna pregunta podría aprenderse jamás.",
			wait: "La línea muestra la parte de B para cada deseo que has probado.",
			chart: "La parte de B (de 0 a 1) para cada deseo"
		},
		softmax: {
			title: "¿Y si las partes son un softmax?",
			text: ["Un *softmax* eleva e (2,718…) a cada puntuación antes de dividir por la suma. Ahora cuenta la *diferencia* entre dos puntuaciones. Arrastra otra vez lo que A {query:quiere}."],
			found: "Ahora la pregunta cuenta. Quien quiere poco acude casi solo a B, que tiene más. Quien quiere mucho oye a los dos.",
			wait: "La línea discontinua es la de antes.",
			chart: "La parte de B (de 0 a 1) para cada deseo"
		},
		powers: {
			title: "¿Qué hace un softmax con las puntuaciones?",
			text: ["Vale cualquier puntuación, también menor que 0: e elevado a ella siempre es mayor que 0. Las partes son esas potencias divididas por su suma. Suma lo mismo a todas y ninguna parte cambia: solo cuentan las diferencias. Un paso más es 2,718 veces la parte."],
			score: (e) => `puntuación ${e}`,
			all: "+1 a todas",
			allLess: "−1 a todas"
		},
		product: {
			title: "¿Cómo puede una pregunta pedir varias cosas?",
			text: ["Con listas de números. Aquí una {query:consulta} y una {key:clave} son flechas, de dos números; la puntuación es el *producto escalar* q·k: primero por primero más segundo por segundo. Es grande cuando apuntan hacia el mismo lado. Es la puntuación que usan los modelos."],
			hint: "Arrastra la punta de la consulta, o muévela con las flechas del teclado.",
			tip: "Consulta, sus dos números",
			plane: "Una consulta y tres claves como flechas",
			at: (e, t) => `consulta (${e}; ${t})`
		},
		scale: {
			title: "¿Por qué dividir por √d?",
			text: ["Cuanto más largas las listas, mayores salen las puntuaciones por azar: con d números aleatorios, q·k suele valer √d. Entonces el softmax da casi todo a una clave y no se oye a las demás. La *escala* 1/√d quita ese crecimiento."],
			d: "d, números en una lista",
			unscaled: "mayor parte con q·k",
			scaled: "mayor parte con q·k ÷ √d",
			typical: (e) => `tamaño típico de q·k: ${e}`,
			measured: "Medido: 1024 consultas aleatorias, con 8 claves aleatorias cada una."
		},
		learned: {
			title: "¿Quién decide qué es consulta, clave y valor?",
			text: ["Nadie: se aprende. Cada una es la entrada por una tabla de *pesos*. Desde tablas al azar y con muchos ejemplos, pasos pequeños (descenso de gradiente) descubren que la {query:consulta} es el deseo, la {key:clave} los ahorros, el {value:valor} el regalo. Con partes simples los pesos de la consulta no se mueven."],
			at: {
				start: "al azar",
				learned: "tras aprender"
			},
			under: "Partes al aprender",
			when: "Pesos",
			features: {
				wants: "lo que quiere",
				has: "lo que tiene",
				gives: "lo que da"
			},
			error: (e) => `error medio en escenas nuevas: ${e} monedas`,
			tiny: "menos de 0,01",
			ratio: "En clave ÷ consulta un factor común se cancela; basta con que sean iguales."
		},
		tokens: {
			title: "Ahora palabras en vez de personas",
			text: ["Un modelo de lenguaje lee *tokens*: palabras o trozos de palabras. Cada uno llega como una lista de números, aquí {residual:576}, con lo que ya se sabe de él. Para saber más, pregunta a los otros. La palabra subrayada es la que pregunta."],
			list: (e) => `lo que el modelo sabe hasta ahora de «${e}»`,
			pieces: (e) => `${e} tokens`
		},
		qkv: {
			title: "¿Quién busca qué, quién tiene qué, quién da qué?",
			text: ["Tres tablas aprendidas hacen tres listas de cada palabra: su {query:consulta}, lo que busca; su {key:clave}, por lo que se la encuentra; su {value:valor}, lo que entrega cuando la leen. Aquí pregunta una palabra; clave y valor tienen todas."],
			turned: "Consultas y claves se giran además según su posición, para que una puntuación conozca las distancias."
		},
		scores: {
			title: "¿Quién encaja con la pregunta?",
			text: ["La {query:consulta} se encuentra con cada {key:clave}: número por número, y todo sumado. Esa suma es la *puntuación* q·k. Elige una clave y mira los 64 productos que la forman."],
			sum: (e, t) => `«${e}»: los 64 productos suman ${t}`,
			products: "productos"
		},
		scaling: {
			title: "¿Y si no se escalaran las puntuaciones?",
			text: ["Las puntuaciones se dividen por √64 = 8 antes del softmax. Quita la escala: las partes pasan a ser todo o nada, y un modelo en el que solo se oye a una palabra aprende despacio y mal."],
			on: "con la escala",
			off: "sin ella",
			toggle: "Escala"
		},
		mask: {
			title: "¿A quién se puede leer?",
			text: ["Un modelo aprende a escribir adivinando cada palabra siguiente. Si una palabra pudiera leer lo que viene después, copiaría. Una *máscara* oculta las posteriores: su puntuación pasa a −∞ y su parte a 0. Cada fila es una palabra que pregunta; cada columna, una que responde."],
			on: "con la máscara",
			off: "sin ella",
			toggle: "Máscara",
			warning: "Sin la máscara: un experimento mental. El modelo nunca se entrenó así.",
			map: "Partes: las filas preguntan, las columnas responden",
			cell: (e, t, n) => `«${e}» lee ${n} de «${t}»`,
			cellHidden: (e, t) => `«${t}» está oculta para «${e}»`
		},
		shares: {
			title: "¿A quién se lee, y cuánto?",
			text: ["El softmax convierte las puntuaciones en partes que suman 1. Las palabras se sombrean según lo que lee de ellas la que pregunta. Una parte en el primer token suele significar que nada encaja: un *sumidero*. A algún sitio tiene que ir."],
			others: (e) => `${e} más`
		},
		mix: {
			title: "¿Qué recibe quien pregunta?",
			text: ["Cada {value:valor} por su parte, todo sumado: la mezcla, la {output:salida} de esta cabeza. Quien tenía casi toda la parte es casi toda la mezcla. No se copian las palabras, solo lo que dicen sus valores."],
			times: (e, t) => `${e} × valor de «${t}»`,
			sum: "la mezcla"
		},
		added: {
			title: "¿En qué se convierte la palabra?",
			text: ["Las mezclas de todas las cabezas pasan por una tabla más, W_o, y se {output:suman} a lo que la palabra {residual:tenía antes}: el *residuo*. Nada se sustituye. La palabra sigue siendo ella y ahora sabe también lo que ha leído; la capa siguiente parte de ahí."],
			before: "antes",
			plus: "+ de todas las cabezas",
			after: "después",
			length: (e) => `longitud ${e}`,
			heads: "Cuánto añade cada cabeza (longitud)"
		},
		heads: {
			title: "¿Por qué varias cabezas?",
			text: ["Una *cabeza* es un tipo de pregunta, con tablas propias de consulta, clave y valor. Esta capa hace nueve a la vez; el modelo tiene 30 capas. Unas miran la palabra anterior, otras buscan dónde estuvo antes una palabra, otras descansan en el primer token."],
			choose: (e) => `cabeza ${e}`,
			strongest: (e, t) => `sobre todo: «${e}», ${t}`
		},
		next: {
			title: "¿Qué dice el modelo a continuación?",
			text: ["Tras 30 capas, la lista de la última palabra indica cuál debería seguir. ¿Importaba la conexión que hemos seguido? Quítala, solo en esta cabeza o en todas las cabezas de todas las capas."],
			cut: "Quitar",
			none: "nada",
			inHead: "la conexión, solo en esta cabeza",
			inAll: "la conexión, en todas las cabezas",
			column: "Conexión de la última palabra con",
			guess: (e) => `probabilidad de «${e}»`,
			guesses: "Lo que el modelo espera a continuación",
			others: (e, t) => `Si en su lugar se quita cualquier otra conexión (salvo la del primer token), queda entre ${e} y ${t}.`
		},
		block: {
			title: "¿Dónde está esto en un Transformer?",
			text: ["Una capa son dos pasos, y los dos suman al residuo: la *atención*, donde las palabras se leen unas a otras, y una pequeña red (MLP), donde cada palabra piensa por su cuenta. Un modelo es una pila de capas así. Solo en la atención se encuentran las palabras."],
			steps: {
				tokens: "tokens → listas de números",
				norm: "llevar a un tamaño estándar",
				attention: "atención: las palabras se leen",
				add: "sumar al residuo",
				mlp: "MLP: cada palabra sola",
				next: "¿qué palabra sigue?"
			},
			times: (e) => `${e} capas`,
			residual: "el residuo lo recorre todo",
			diagram: "Una capa de un Transformer, de abajo arriba"
		},
		kinds: {
			title: "Codificador, decodificador, cruzada: ¿quién pregunta a quién?",
			choose: "Tipo de atención",
			encoder: "codificador",
			decoder: "decodificador",
			cross: "cruzada",
			text: {
				encoder: "*Codificador*: un texto que ya está ahí se lee entero. Todas pueden leer a todas, también lo que viene después. No hay máscara.",
				decoder: "*Decodificador*: un texto que se está escribiendo. Cada una lee solo a sí misma y lo anterior. Así son los modelos de chat.",
				cross: "*Atención cruzada*: {query:consultas} del texto que se escribe, {key:claves} y {value:valores} de otro, como al traducir. «gato» encuentra «cat», «negro» encuentra «black»."
			},
			by: "Cuatro palabras, pesos puestos a mano.",
			map: "Partes: las filas preguntan, las columnas responden"
		},
		who: {
			title: "¿Quién es quién?",
			columns: [
				"papel",
				"en la historia",
				"entre palabras",
				"en una imagen"
			],
			rows: [
				[
					"query",
					"lo que A quiere",
					"lo que busca una palabra",
					"lo que busca un trozo"
				],
				[
					"key",
					"lo que B y C han ahorrado",
					"por lo que se encuentra una palabra",
					"por lo que se encuentra un trozo"
				],
				[
					"value",
					"lo que dan",
					"lo que entrega una palabra",
					"lo que entrega un trozo"
				],
				[
					"output",
					"las monedas que A recibe",
					"lo leído, mezclado por partes",
					"lo leído, mezclado por partes"
				],
				[
					"residual",
					"las monedas que A tenía",
					"lo que la palabra decía antes",
					"lo que el trozo muestra por sí mismo"
				]
			],
			text: ["Todos hacen los tres papeles: una palabra tiene consulta cuando pregunta, y clave y valor cuando preguntan otras. En una imagen los trozos (patches), cuadraditos de ella, hacen lo que las palabras en un texto."],
			equation: "salida = softmax(Q Kᵀ ÷ √d) V"
		},
		limits: {
			title: "¿Dónde cojea la historia?",
			columns: ["en la historia", "en la atención"],
			rows: [
				["Lo que da B depende de quién pregunta: un amigo recibe más.", "Un valor no: es el mismo para quien pregunte."],
				["A no se pregunta a sí mismo.", "Una palabra puede responder a su propia pregunta."],
				["A hace una pregunta, una vez.", "Una palabra pregunta en cada cabeza de cada capa."],
				["Las monedas tienen nombre.", "Los números de un modelo no lo tienen."]
			],
			text: ["Una historia sirve para los primeros pasos. Donde no coincidan, cree a la columna derecha."]
		},
		tell: {
			title: "¿Qué no dice la atención?",
			text: ["Una parte dice exactamente *de dónde leyó una cabeza*. No dice *por qué el modelo respondió*. Lo leído puede no servir, o quedar anulado por otras cabezas, capas posteriores o el residuo. Mira las partes para saber dónde preguntar; luego quita la conexión y compara con otras."],
			share: (e, t) => `parte de «${t}» para «${e}»`,
			cutHead: "sin ella, en esta cabeza",
			cutAll: "sin ella, en todas las cabezas",
			whole: "tal cual",
			next: "Para mirar más, con tus propias palabras:",
			source: "Las monedas se cuentan según Akhil Theerthala, «Building Blocks of Transformers: Attention», Towards AI. Cada número lo calcula qkv."
		}
	},
	explore: {
		title: "qkv explore",
		viewsLabel: "Vistas",
		views: {
			text: "Texto",
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
}, Vi = {
	en: "English",
	es: "Español"
}, Hi = {
	en: zi,
	es: Bi
};
function Ui() {
	let e = [
		new URLSearchParams(globalThis.location?.search ?? "").get("lang"),
		document.documentElement.dataset.lang,
		...navigator.languages ?? []
	];
	for (let t of e) {
		let e = t?.slice(0, 2);
		if (e && e in Vi) return e;
	}
	return "en";
}
var Wi = new class {
	#e = /* @__PURE__ */ R(Ut(Ui()));
	get name() {
		return K(this.#e);
	}
	set name(e) {
		z(this.#e, e, !0);
	}
	get t() {
		return Hi[this.name];
	}
	choose(e) {
		this.name = e, this.apply();
	}
	apply() {
		document.documentElement.lang = this.name;
	}
}(), Gi = "qkv-theme", Ki = [
	"system",
	"light",
	"dark"
], qi = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
function Ji() {
	try {
		let e = localStorage.getItem(Gi);
		return e && Ki.includes(e) ? e : "system";
	} catch {
		return "system";
	}
}
var Yi = new class {
	#e = /* @__PURE__ */ R(Ut(Ji()));
	get choice() {
		return K(this.#e);
	}
	set choice(e) {
		z(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ R(Ut(qi?.matches ?? !1));
	constructor() {
		qi?.addEventListener("change", (e) => {
			z(this.#t, e.matches, !0), this.apply();
		});
	}
	get shown() {
		return this.choice === "system" ? K(this.#t) ? "dark" : "light" : this.choice;
	}
	choose(e) {
		this.choice = e;
		try {
			localStorage.setItem(Gi, e);
		} catch {}
		this.apply();
	}
	apply() {
		document.documentElement.dataset.theme = this.shown;
	}
}();
// node_modules/svelte/src/internal/disclose-version.js
typeof window < "u" && ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add("5");
// src/shared/Settings.svelte
var Xi = /* @__PURE__ */ J("<option class=\"svelte-n9s7ue\"> </option>"), Zi = /* @__PURE__ */ J("<div class=\"settings svelte-n9s7ue\"><label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"></select> <label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option></select></div>");
function Qi(e, t) {
	let n = Dr();
	Re(t, !0);
	let r = /* @__PURE__ */ I(() => Wi.t.shared);
	var i = Zi(), a = B(i), o = V(a, !0), s = H(a, 2);
	Vr(s, 21, () => Object.entries(Vi), ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ I(() => h(K(t), 2));
		let r = () => K(n)[0], i = () => K(n)[1];
		var a = Xi(), o = V(a, !0), s = {};
		U(() => {
			Q(a, "lang", r()), X(o, i()), s !== (s = r()) && (a.value = (a.__value = s) ?? "");
		}), Y(e, a);
	}), F(s);
	var c;
	hi(s);
	var l = H(s, 2), u = V(l, !0), d = H(l, 2), f = B(d), p = V(f, !0);
	f.value = f.__value = "system";
	var m = H(f), g = V(m, !0);
	m.value = m.__value = "light";
	var _ = H(m), v = V(_, !0);
	_.value = _.__value = "dark", F(d);
	var y;
	hi(d), F(i), U(() => {
		Q(a, "for", `${n}-language`), X(o, K(r).language), Q(s, "id", `${n}-language`), c !== (c = Wi.name) && (s.value = (s.__value = c) ?? "", mi(s, c)), Q(l, "for", `${n}-theme`), X(u, K(r).appearance), Q(d, "id", `${n}-theme`), X(p, K(r).asTheSystem), X(g, K(r).light), X(v, K(r).dark), y !== (y = Yi.choice) && (d.value = (d.__value = y) ?? "", mi(d, y));
	}), q("change", s, (e) => Wi.choose(e.currentTarget.value)), q("change", d, (e) => Yi.choose(e.currentTarget.value)), Y(e, i), ze();
}
hr(["change"]);
// node_modules/d3-format/dist/d3-format.mjs
function $i(e) {
	return Math.abs(e = Math.round(e)) >= 1e21 ? e.toLocaleString("en").replace(/,/g, "") : e.toString(10);
}
function ea(e, t) {
	if (!isFinite(e) || e === 0) return null;
	var n = (e = t ? e.toExponential(t - 1) : e.toExponential()).indexOf("e"), r = e.slice(0, n);
	return [r.length > 1 ? r[0] + r.slice(2) : r, +e.slice(n + 1)];
}
function ta(e) {
	return e = ea(Math.abs(e)), e ? e[1] : NaN;
}
function na(e, t) {
	return function(n, r) {
		for (var i = n.length, a = [], o = 0, s = e[0], c = 0; i > 0 && s > 0 && (c + s + 1 > r && (s = Math.max(1, r - c)), a.push(n.substring(i -= s, i + s)), !((c += s + 1) > r));) s = e[o = (o + 1) % e.length];
		return a.reverse().join(t);
	};
}
function ra(e) {
	return function(t) {
		return t.replace(/[0-9]/g, function(t) {
			return e[+t];
		});
	};
}
var ia = /^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;
function aa(e) {
	if (!(t = ia.exec(e))) throw Error("invalid format: " + e);
	var t;
	return new oa({
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
aa.prototype = oa.prototype;
function oa(e) {
	this.fill = e.fill === void 0 ? " " : e.fill + "", this.align = e.align === void 0 ? ">" : e.align + "", this.sign = e.sign === void 0 ? "-" : e.sign + "", this.symbol = e.symbol === void 0 ? "" : e.symbol + "", this.zero = !!e.zero, this.width = e.width === void 0 ? void 0 : +e.width, this.comma = !!e.comma, this.precision = e.precision === void 0 ? void 0 : +e.precision, this.trim = !!e.trim, this.type = e.type === void 0 ? "" : e.type + "";
}
oa.prototype.toString = function() {
	return this.fill + this.align + this.sign + this.symbol + (this.zero ? "0" : "") + (this.width === void 0 ? "" : Math.max(1, this.width | 0)) + (this.comma ? "," : "") + (this.precision === void 0 ? "" : "." + Math.max(0, this.precision | 0)) + (this.trim ? "~" : "") + this.type;
};
function sa(e) {
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
var ca;
function la(e, t) {
	var n = ea(e, t);
	if (!n) return ca = void 0, e.toPrecision(t);
	var r = n[0], i = n[1], a = i - (ca = Math.max(-8, Math.min(8, Math.floor(i / 3))) * 3) + 1, o = r.length;
	return a === o ? r : a > o ? r + Array(a - o + 1).join("0") : a > 0 ? r.slice(0, a) + "." + r.slice(a) : "0." + Array(1 - a).join("0") + ea(e, Math.max(0, t + a - 1))[0];
}
function ua(e, t) {
	var n = ea(e, t);
	if (!n) return e + "";
	var r = n[0], i = n[1];
	return i < 0 ? "0." + Array(-i).join("0") + r : r.length > i + 1 ? r.slice(0, i + 1) + "." + r.slice(i + 1) : r + Array(i - r.length + 2).join("0");
}
var da = {
	"%": (e, t) => (e * 100).toFixed(t),
	b: (e) => Math.round(e).toString(2),
	c: (e) => e + "",
	d: $i,
	e: (e, t) => e.toExponential(t),
	f: (e, t) => e.toFixed(t),
	g: (e, t) => e.toPrecision(t),
	o: (e) => Math.round(e).toString(8),
	p: (e, t) => ua(e * 100, t),
	r: ua,
	s: la,
	X: (e) => Math.round(e).toString(16).toUpperCase(),
	x: (e) => Math.round(e).toString(16)
};
function fa(e) {
	return e;
}
var pa = Array.prototype.map, ma = [
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
function ha(e) {
	var t = e.grouping === void 0 || e.thousands === void 0 ? fa : na(pa.call(e.grouping, Number), e.thousands + ""), n = e.currency === void 0 ? "" : e.currency[0] + "", r = e.currency === void 0 ? "" : e.currency[1] + "", i = e.decimal === void 0 ? "." : e.decimal + "", a = e.numerals === void 0 ? fa : ra(pa.call(e.numerals, String)), o = e.percent === void 0 ? "%" : e.percent + "", s = e.minus === void 0 ? "−" : e.minus + "", c = e.nan === void 0 ? "NaN" : e.nan + "";
	function l(e, l) {
		e = aa(e);
		var u = e.fill, d = e.align, f = e.sign, p = e.symbol, m = e.zero, h = e.width, g = e.comma, _ = e.precision, v = e.trim, y = e.type;
		y === "n" ? (g = !0, y = "g") : da[y] || (_ === void 0 && (_ = 12), v = !0, y = "g"), (m || u === "0" && d === "=") && (m = !0, u = "0", d = "=");
		var b = (l && l.prefix !== void 0 ? l.prefix : "") + (p === "$" ? n : p === "#" && /[boxX]/.test(y) ? "0" + y.toLowerCase() : ""), x = (p === "$" ? r : /[%p]/.test(y) ? o : "") + (l && l.suffix !== void 0 ? l.suffix : ""), S = da[y], C = /[defgprs%]/.test(y);
		_ = _ === void 0 ? 6 : /[gprs]/.test(y) ? Math.max(1, Math.min(21, _)) : Math.max(0, Math.min(20, _));
		function w(e) {
			var n = b, r = x, o, l, p;
			if (y === "c") r = S(e) + r, e = "";
			else {
				e = +e;
				var w = e < 0 || 1 / e < 0;
				if (e = isNaN(e) ? c : S(Math.abs(e), _), v && (e = sa(e)), w && +e == 0 && f !== "+" && (w = !1), n = (w ? f === "(" ? f : s : f === "-" || f === "(" ? "" : f) + n, r = (y === "s" && !isNaN(e) && ca !== void 0 ? ma[8 + ca / 3] : "") + r + (w && f === "(" ? ")" : ""), C) {
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
		var n = Math.max(-8, Math.min(8, Math.floor(ta(t) / 3))) * 3, r = 10 ** -n, i = l((e = aa(e), e.type = "f", e), { suffix: ma[8 + n / 3] });
		return function(e) {
			return i(r * e);
		};
	}
	return {
		format: l,
		formatPrefix: u
	};
}
var ga, _a;
va({
	thousands: ",",
	grouping: [3],
	currency: ["$", ""]
});
function va(e) {
	return ga = ha(e), _a = ga.format, ga.formatPrefix, ga;
}
// src/explore/format.ts
var ya = _a(".3~r"), ba = _a(".2~r"), xa = _a(".2~e");
function Sa(e) {
	return Number.isNaN(e) ? "NaN" : e > 0 && e < .01 ? "<1 %" : `${Math.round(e * 100)} %`;
}
function $(e) {
	if (e == null) return "–";
	let t = typeof e == "string" ? Number(e) : e;
	if (Number.isNaN(t)) return "NaN";
	if (!Number.isFinite(t)) return t > 0 ? "∞" : "−∞";
	let n = Math.abs(t);
	return (n !== 0 && (n < .001 || n >= 1e5) ? xa(t) : ya(t)).replaceAll("-", "−");
}
function Ca(e) {
	return e === null || Number.isNaN(e) ? "–" : (Math.abs(e) < .001 && e !== 0 ? "<.001" : ba(e)).replaceAll("-", "−");
}
function wa(e) {
	if (e === void 0) return "?";
	let t = e.replaceAll("\n", "⏎").trim();
	return t === "" ? "␣" : t.length > 24 ? `${t.slice(0, 23)}…` : t;
}
// src/explore/Bars.svelte
var Ta = /* @__PURE__ */ wr("<rect><title> </title></rect>"), Ea = /* @__PURE__ */ J("<figure class=\"svelte-19cr64x\"><figcaption class=\"svelte-19cr64x\"><b> </b> </figcaption> <svg preserveAspectRatio=\"none\" role=\"img\" class=\"svelte-19cr64x\"><line x1=\"0\" class=\"svelte-19cr64x\"></line><!></svg></figure>");
function Da(e, t) {
	Re(t, !0);
	let n = Li(t, "most", 3, 0), r = /* @__PURE__ */ I(() => n() || Math.max(1e-12, ...t.values.map(Math.abs))), i = /* @__PURE__ */ I(() => 320 / t.values.length), a = (e) => t.role === "signed" ? e < 0 ? "var(--output-fill)" : "var(--value-fill)" : t.role === "query" ? "var(--query)" : `var(--${t.role}-fill)`;
	var o = Ea(), s = B(o), c = B(s), l = V(c, !0), u = H(c);
	F(s);
	var d = H(s, 2);
	Q(d, "viewBox", "0 0 320 34");
	var f = B(d);
	Q(f, "x2", 320), Q(f, "y1", 17), Q(f, "y2", 17), Vr(H(f), 17, () => t.values, Lr, (e, t, n) => {
		let o = /* @__PURE__ */ I(() => Math.min(1, Math.abs(K(t)) / K(r)) * 16);
		var s = Ta(), c = V(B(s));
		F(s), U((e, r, a) => {
			Q(s, "x", n * K(i) + K(i) * .1), Q(s, "width", K(i) * .8), Q(s, "y", K(t) < 0 ? 17 : 17 - K(o)), Q(s, "height", e), Q(s, "fill", r), X(c, `${n}: ${a ?? ""}`);
		}, [
			() => Math.max(.4, K(o)),
			() => a(K(t)),
			() => $(K(t))
		]), Y(e, s);
	}), F(d), F(o), U((e) => {
		X(l, t.letter), X(u, ` ${t.label ?? ""}`), Q(d, "aria-label", `${t.label ?? ""}: ${e ?? ""}${t.values.length > 8 ? " …" : ""}`);
	}, [() => t.values.slice(0, 8).map($).join(", ")]), Y(e, o), ze();
}
// src/explore/rows.ts
function Oa(e, t) {
	if (e.positions) return e.positions.indexOf(t);
	let n = t - e.first_row;
	return n >= 0 && n < e.rows ? n : -1;
}
function ka(e, t) {
	return e.positions ? e.positions[t] ?? 0 : e.first_row + t;
}
function Aa(e, t) {
	let n = e.tokens.length, r = t === "words" ? e.words : e.tokens.map((e, t) => t), i = new Int32Array(n);
	return r.forEach((e, t) => i.fill(t, e, r[t + 1] ?? n)), {
		starts: [...r, n],
		owner: i
	};
}
function ja(e, t, n) {
	let r = new Float32Array(n.starts.length - 1).fill(-Infinity);
	for (let i = 0; i < e.length; i++) {
		let a = e[i];
		if (a === -Infinity) continue;
		let o = n.owner[i + t];
		o !== void 0 && (r[o] = r[o] === -Infinity ? a : r[o] + a);
	}
	return r;
}
function Ma(e, t, n = () => !1) {
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
var Na = /* @__PURE__ */ J("<button class=\"svelte-1gi2ppv\">JSON</button>"), Pa = /* @__PURE__ */ J("<p role=\"alert\"> </p>"), Fa = /* @__PURE__ */ J("<li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3><p class=\"big svelte-1gi2ppv\"> </p><p class=\"why svelte-1gi2ppv\"> </p></li>"), Ia = /* @__PURE__ */ J("<li class=\"masked svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3><p class=\"big svelte-1gi2ppv\">−∞</p><p class=\"why svelte-1gi2ppv\"> </p></li>"), La = /* @__PURE__ */ J("<br/> ", 1), Ra = /* @__PURE__ */ J("<li class=\"wide svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <!> <!> <p class=\"big added svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li>"), za = /* @__PURE__ */ J("<li><button><span> </span> <span class=\"track svelte-1gi2ppv\"><span class=\"fill svelte-1gi2ppv\"></span></span> <span class=\"number svelte-1gi2ppv\"> </span></button></li>"), Ba = /* @__PURE__ */ J("<ol class=\"steps svelte-1gi2ppv\"><li class=\"wide svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <!> <!> <!> <p class=\"big svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li> <li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <p class=\"big svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li> <!> <!> <!> <li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <p class=\"big weight svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"><!> <!> <!></p></li> <!></ol> <h3 class=\"rest svelte-1gi2ppv\"> </h3> <ul class=\"others svelte-1gi2ppv\"></ul>", 1), Va = /* @__PURE__ */ J("<section aria-labelledby=\"cell-title\" tabindex=\"0\" data-testid=\"cell\"><h2 id=\"cell-title\" class=\"svelte-1gi2ppv\"> </h2> <p class=\"facts svelte-1gi2ppv\"> </p> <p class=\"pair svelte-1gi2ppv\"><label class=\"query\"> <input type=\"number\" class=\"svelte-1gi2ppv\"/> <strong class=\"svelte-1gi2ppv\"> </strong></label> <span aria-hidden=\"true\">→</span> <label class=\"key\"> <input type=\"number\" class=\"svelte-1gi2ppv\"/> <strong class=\"svelte-1gi2ppv\"> </strong></label> <!></p> <!> <!></section>");
function Ha(e, t) {
	Re(t, !0);
	let n = /* @__PURE__ */ I(() => Wi.t.explore), r = /* @__PURE__ */ R(null), i = /* @__PURE__ */ R(""), a = /* @__PURE__ */ I(() => t.place.asks.tokens), o = /* @__PURE__ */ I(() => t.place.answers.tokens), s = /* @__PURE__ */ I(() => typeof t.place.head == "number");
	pn(() => {
		let [e, a, o] = [
			t.place.heads,
			t.place.query,
			t.place.key
		];
		if (!K(s)) {
			z(r, null), z(i, K(n).oneHead, !0);
			return;
		}
		let l = new AbortController();
		return t.source.cell(e, a, o, l.signal).then((e) => {
			z(r, e), z(i, ""), t.say(c(e));
		}, (e) => {
			e.name !== "AbortError" && z(i, e.message, !0);
		}), () => l.abort();
	});
	function c(e) {
		return e.hidden ? `${wa(K(a)[t.place.query])} → ${wa(K(o)[t.place.key])}: ${K(n).hiddenByMask}` : `${wa(K(a)[t.place.query])} → ${wa(K(o)[t.place.key])}: ${K(n).score} ${$(e.score)}, ${K(n).share} ${$(e.weight)}`;
	}
	let l = /* @__PURE__ */ I(() => K(r) && K(r).score_name.startsWith("q·k") ? K(r).query.map((e, t) => e * K(r).key[t]) : null), u = (e) => Number(e).toFixed(4).replace("-", "−");
	function d(e, n) {
		n === "key" ? t.place.go({ key: t.place.key + e }) : t.place.go({ queries: [t.place.query + e] });
	}
	function f(e) {
		let t = {
			ArrowLeft: [-1, "key"],
			ArrowRight: [1, "key"],
			ArrowUp: [-1, "query"],
			ArrowDown: [1, "query"]
		}[e.key];
		!t || e.altKey || e.ctrlKey || e.metaKey || e.target.tagName === "INPUT" || (e.preventDefault(), d(...t));
	}
	function p(e, n) {
		let r = Number(e.currentTarget.value);
		Number.isInteger(r) && t.place.go(n === "key" ? { key: r } : { queries: [r] });
	}
	function m() {
		let e = document.createElement("a");
		e.download = `cell-${t.place.heads}-${t.place.query}-${t.place.key}.json`, e.href = URL.createObjectURL(new Blob([JSON.stringify(K(r), null, 1)])), e.click(), URL.revokeObjectURL(e.href);
	}
	var g = Va(), _ = B(g), v = V(_, !0), y = H(_, 2), b = V(y), x = H(y, 2), S = B(x), C = B(S), w = H(C);
	Ci(w);
	var T = V(H(w, 2), !0);
	F(S);
	var E = H(S, 4), ee = B(E), D = H(ee);
	Ci(D);
	var O = V(H(D, 2), !0);
	F(E);
	var k = H(E, 2), te = (e) => {
		var t = Na();
		q("click", t, m), Y(e, t);
	};
	Z(k, (e) => {
		K(r) && e(te);
	}), F(x);
	var ne = H(x, 2), re = (e) => {
		var t = Pa(), n = V(t, !0);
		U(() => X(n, K(i))), Y(e, t);
	};
	Z(ne, (e) => {
		K(i) && e(re);
	});
	var ie = H(ne, 2), ae = (e) => {
		var i = Ba(), s = en(i), c = B(s), d = B(c), f = V(d, !0), p = H(d, 2);
		Da(p, {
			get label() {
				return K(n).qVector;
			},
			get values() {
				return K(r).query;
			},
			role: "query",
			letter: "Q"
		});
		var m = H(p, 2);
		Da(m, {
			get label() {
				return K(n).kVector;
			},
			get values() {
				return K(r).key;
			},
			role: "key",
			letter: "K"
		});
		var g = H(m, 2), _ = (e) => {
			Da(e, {
				get label() {
					return K(n).products;
				},
				get values() {
					return K(l);
				},
				role: "signed",
				letter: "×"
			});
		};
		Z(g, (e) => {
			K(l) && e(_);
		});
		var v = H(g, 2), y = V(v, !0), b = V(H(v, 2), !0);
		F(c);
		var x = H(c, 2), S = B(x), C = V(S), w = H(S, 2), T = V(w, !0), E = V(H(w, 2));
		F(x);
		var ee = H(x, 2), D = (e) => {
			var t = Fa(), i = B(t), a = V(i, !0), o = H(i), s = V(o, !0), c = V(H(o));
			F(t), U((e, t, r) => {
				X(a, K(n).cap), X(s, e), X(c, `${t ?? ""} · tanh(s / ${r ?? ""})`);
			}, [
				() => $(K(r).capped),
				() => $(K(r).softcap),
				() => $(K(r).softcap)
			]), Y(e, t);
		};
		Z(ee, (e) => {
			K(r).softcap !== null && e(D);
		});
		var O = H(ee, 2), k = (e) => {
			var t = Fa(), i = B(t), a = V(i), o = H(i), s = V(o, !0), c = V(H(o));
			F(t), U((e, t, r) => {
				X(a, `+ ${K(n).bias ?? ""}`), X(s, e), X(c, `${t ?? ""}${r ?? ""}`);
			}, [
				() => $(K(r).score),
				() => Number(K(r).bias) < 0 ? "" : "+",
				() => $(K(r).bias)
			]), Y(e, t);
		};
		Z(O, (e) => {
			K(r).bias !== null && e(k);
		});
		var te = H(O, 2), ne = (e) => {
			var t = Ia(), r = B(t), i = V(r, !0), a = V(H(r, 2), !0);
			F(t), U(() => {
				X(i, K(n).mask), X(a, K(n).hiddenByMask);
			}), Y(e, t);
		};
		Z(te, (e) => {
			K(r).hidden && e(ne);
		});
		var re = H(te, 2), ie = B(re), ae = V(ie, !0), oe = H(ie, 2), se = V(oe, !0), ce = H(oe, 2), A = B(ce), le = (e) => {
			var t = Tr();
			U((e, n) => X(t, `exp(${e ?? ""} − ${n ?? ""})`), [() => u(K(r).score), () => u(K(r).state)]), Y(e, t);
		};
		Z(A, (e) => {
			K(r).normalizer === "softmax" && K(r).state !== null && e(le);
		});
		var ue = H(A), j = H(ue), de = (e) => {
			var t = Tr();
			U((e) => X(t, `, ${e ?? ""}`), [() => K(n).rankIs(K(r).rank + 1)]), Y(e, t);
		};
		Z(j, (e) => {
			K(r).hidden || e(de);
		});
		var fe = H(j, 2), pe = (e) => {
			var t = La(), i = H(en(t));
			U((e) => X(i, `${K(n).sinkLogit ?? ""} ${e ?? ""}`), [() => $(K(r).sink)]), Y(e, t);
		};
		Z(fe, (e) => {
			K(r).sink !== null && e(pe);
		}), F(ce), F(re);
		var me = H(re, 2), he = (e) => {
			var t = Ra(), i = B(t), a = V(i, !0), o = H(i, 2);
			Da(o, {
				get label() {
					return K(n).vVector;
				},
				get values() {
					return K(r).value;
				},
				role: "value",
				letter: "V"
			});
			var s = H(o, 2);
			{
				let e = /* @__PURE__ */ I(() => Math.max(...K(r).value.map(Math.abs)));
				Da(s, {
					get label() {
						return K(n).handed;
					},
					get values() {
						return K(r).handed;
					},
					role: "value",
					letter: "w·V",
					get most() {
						return K(e);
					}
				});
			}
			var c = H(s, 2), l = V(c, !0), u = V(H(c, 2), !0);
			F(t), U((e) => {
				X(a, K(n).shareTimesValue), X(l, e), X(u, K(r).through_output_weight ? K(n).lengthThrough : K(n).lengthPlain);
			}, [() => $(K(r).length)]), Y(e, t);
		};
		Z(me, (e) => {
			K(r).value && e(he);
		}), F(s);
		var M = H(s, 2), ge = V(M, !0), N = H(M, 2);
		Vr(N, 21, () => K(r).others, ([e, t]) => t, (e, n) => {
			var r = /* @__PURE__ */ I(() => h(K(n), 2));
			let i = () => K(r)[0], a = () => K(r)[1];
			var s = za(), c = B(s);
			let l;
			var u = B(c), d = V(u, !0), f = H(u, 2), p = B(f);
			let m;
			F(f);
			var g = V(H(f, 2), !0);
			F(c), F(s), U((e, n, r) => {
				Q(c, "aria-current", a() === t.place.key), l = li(c, 1, "svelte-1gi2ppv", null, l, { here: a() === t.place.key }), X(d, e), m = di(p, "", m, { width: n }), X(g, r);
			}, [
				() => wa(K(o)[a()]),
				() => `${100 * Math.min(1, Math.max(0, i()))}%`,
				() => Sa(i())
			]), q("click", c, () => t.place.go({ key: a() })), Y(e, s);
		}), F(N), U((e, t, i, a, o, s, c, l, u) => {
			X(f, e), X(y, t), X(b, i), X(C, `× ${K(n).scaleStep ?? ""}`), X(T, a), X(E, `× ${o ?? ""}${s ?? ""}`), X(ae, K(r).normalizer), X(se, c), X(ue, ` ${l ?? ""}`), X(ge, u);
		}, [
			() => K(r).score_name.replace("q", "Q").replace("k", "K"),
			() => $(K(r).similarity),
			() => K(l) ? K(n).sumOfProducts(K(r).query.length) : K(r).score_name,
			() => $(K(r).scaled),
			() => $(K(r).scale),
			() => Math.abs(K(r).scale - 1 / Math.sqrt(K(r).query.length)) < 1e-9 ? ` = 1/√${K(r).query.length}` : "",
			() => $(K(r).weight),
			() => K(n).overKeys(K(r).visible),
			() => K(n).rowTitle(wa(K(a)[t.place.query]))
		]), Y(e, i);
	};
	Z(ie, (e) => {
		K(r) && K(s) && e(ae);
	}), F(g), U((e, r, i, a) => {
		X(v, K(n).cellTitle), X(b, `${t.where ?? ""} · ${K(n).measured ?? ""}`), X(C, `${K(n).queryOf ?? ""} `), Q(w, "min", e), Q(w, "max", r), wi(w, t.place.query), X(T, i), X(ee, `${K(n).keyOf ?? ""} `), Q(D, "min", t.place.of.first_key), Q(D, "max", t.place.of.first_key + t.place.of.keys - 1), wi(D, t.place.key), X(O, a);
	}, [
		() => ka(t.place.of, 0),
		() => ka(t.place.of, t.place.of.rows - 1),
		() => wa(K(a)[t.place.query]),
		() => wa(K(o)[t.place.key])
	]), q("keydown", g, f), q("change", w, (e) => p(e, "query")), q("change", D, (e) => p(e, "key")), Y(e, g), ze();
}
hr([
	"keydown",
	"change",
	"click"
]);
// node_modules/svelte/src/easing/index.js
function Ua(e) {
	let t = e - 1;
	return t * t * t + 1;
}
// node_modules/svelte/src/animate/index.js
function Wa(e, { from: t, to: n }, r = {}) {
	var { delay: i = 0, duration: a = (e) => Math.sqrt(e) * 120, easing: o = Ua } = r, s = getComputedStyle(e), c = s.transform === "none" ? "" : s.transform, [l, u] = s.transformOrigin.split(" ").map(parseFloat);
	l /= e.clientWidth, u /= e.clientHeight;
	var d = Ga(e), f = e.clientWidth / n.width / d, p = e.clientHeight / n.height / d, m = t.left + t.width * l, h = t.top + t.height * u, g = n.left + n.width * l, _ = n.top + n.height * u, v = (m - g) * f, y = (h - _) * p, b = t.width / n.width, x = t.height / n.height;
	return {
		delay: i,
		duration: typeof a == "function" ? a(Math.sqrt(v * v + y * y)) : a,
		easing: o,
		css: (e, t) => `transform: ${c} translate(${t * v}px, ${t * y}px) scale(${e + t * b}, ${e + t * x});`
	};
}
function Ga(e) {
	if ("currentCSSZoom" in e) return e.currentCSSZoom;
	for (var t = e, n = 1; t !== null;) n *= +getComputedStyle(t).zoom, t = t.parentElement;
	return n;
}
// node_modules/d3-scale-chromatic/src/colors.js
function Ka(e) {
	for (var t = e.length / 6 | 0, n = Array(t), r = 0; r < t;) n[r] = "#" + e.slice(r * 6, ++r * 6);
	return n;
}
// node_modules/d3-color/dist/d3-color.mjs
function qa(e, t, n) {
	e.prototype = t.prototype = n, n.constructor = e;
}
function Ja(e, t) {
	var n = Object.create(e.prototype);
	for (var r in t) n[r] = t[r];
	return n;
}
function Ya() {}
var Xa = .7, Za = 1 / Xa, Qa = "\\s*([+-]?\\d+)\\s*", $a = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*", eo = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*", to = /^#([0-9a-f]{3,8})$/, no = RegExp(`^rgb\\(${Qa},${Qa},${Qa}\\)$`), ro = RegExp(`^rgb\\(${eo},${eo},${eo}\\)$`), io = RegExp(`^rgba\\(${Qa},${Qa},${Qa},${$a}\\)$`), ao = RegExp(`^rgba\\(${eo},${eo},${eo},${$a}\\)$`), oo = RegExp(`^hsl\\(${$a},${eo},${eo}\\)$`), so = RegExp(`^hsla\\(${$a},${eo},${eo},${$a}\\)$`), co = {
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
qa(Ya, mo, {
	copy(e) {
		return Object.assign(new this.constructor(), this, e);
	},
	displayable() {
		return this.rgb().displayable();
	},
	hex: lo,
	formatHex: lo,
	formatHex8: uo,
	formatHsl: fo,
	formatRgb: po,
	toString: po
});
function lo() {
	return this.rgb().formatHex();
}
function uo() {
	return this.rgb().formatHex8();
}
function fo() {
	return Do(this).formatHsl();
}
function po() {
	return this.rgb().formatRgb();
}
function mo(e) {
	var t, n;
	return e = (e + "").trim().toLowerCase(), (t = to.exec(e)) ? (n = t[1].length, t = parseInt(t[1], 16), n === 6 ? ho(t) : n === 3 ? new yo(t >> 8 & 15 | t >> 4 & 240, t >> 4 & 15 | t & 240, (t & 15) << 4 | t & 15, 1) : n === 8 ? go(t >> 24 & 255, t >> 16 & 255, t >> 8 & 255, (t & 255) / 255) : n === 4 ? go(t >> 12 & 15 | t >> 8 & 240, t >> 8 & 15 | t >> 4 & 240, t >> 4 & 15 | t & 240, ((t & 15) << 4 | t & 15) / 255) : null) : (t = no.exec(e)) ? new yo(t[1], t[2], t[3], 1) : (t = ro.exec(e)) ? new yo(t[1] * 255 / 100, t[2] * 255 / 100, t[3] * 255 / 100, 1) : (t = io.exec(e)) ? go(t[1], t[2], t[3], t[4]) : (t = ao.exec(e)) ? go(t[1] * 255 / 100, t[2] * 255 / 100, t[3] * 255 / 100, t[4]) : (t = oo.exec(e)) ? Eo(t[1], t[2] / 100, t[3] / 100, 1) : (t = so.exec(e)) ? Eo(t[1], t[2] / 100, t[3] / 100, t[4]) : co.hasOwnProperty(e) ? ho(co[e]) : e === "transparent" ? new yo(NaN, NaN, NaN, 0) : null;
}
function ho(e) {
	return new yo(e >> 16 & 255, e >> 8 & 255, e & 255, 1);
}
function go(e, t, n, r) {
	return r <= 0 && (e = t = n = NaN), new yo(e, t, n, r);
}
function _o(e) {
	return e instanceof Ya || (e = mo(e)), e ? (e = e.rgb(), new yo(e.r, e.g, e.b, e.opacity)) : new yo();
}
function vo(e, t, n, r) {
	return arguments.length === 1 ? _o(e) : new yo(e, t, n, r ?? 1);
}
function yo(e, t, n, r) {
	this.r = +e, this.g = +t, this.b = +n, this.opacity = +r;
}
qa(yo, vo, Ja(Ya, {
	brighter(e) {
		return e = e == null ? Za : Za ** +e, new yo(this.r * e, this.g * e, this.b * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Xa : Xa ** +e, new yo(this.r * e, this.g * e, this.b * e, this.opacity);
	},
	rgb() {
		return this;
	},
	clamp() {
		return new yo(wo(this.r), wo(this.g), wo(this.b), Co(this.opacity));
	},
	displayable() {
		return -.5 <= this.r && this.r < 255.5 && -.5 <= this.g && this.g < 255.5 && -.5 <= this.b && this.b < 255.5 && 0 <= this.opacity && this.opacity <= 1;
	},
	hex: bo,
	formatHex: bo,
	formatHex8: xo,
	formatRgb: So,
	toString: So
}));
function bo() {
	return `#${To(this.r)}${To(this.g)}${To(this.b)}`;
}
function xo() {
	return `#${To(this.r)}${To(this.g)}${To(this.b)}${To((isNaN(this.opacity) ? 1 : this.opacity) * 255)}`;
}
function So() {
	let e = Co(this.opacity);
	return `${e === 1 ? "rgb(" : "rgba("}${wo(this.r)}, ${wo(this.g)}, ${wo(this.b)}${e === 1 ? ")" : `, ${e})`}`;
}
function Co(e) {
	return isNaN(e) ? 1 : Math.max(0, Math.min(1, e));
}
function wo(e) {
	return Math.max(0, Math.min(255, Math.round(e) || 0));
}
function To(e) {
	return e = wo(e), (e < 16 ? "0" : "") + e.toString(16);
}
function Eo(e, t, n, r) {
	return r <= 0 ? e = t = n = NaN : n <= 0 || n >= 1 ? e = t = NaN : t <= 0 && (e = NaN), new ko(e, t, n, r);
}
function Do(e) {
	if (e instanceof ko) return new ko(e.h, e.s, e.l, e.opacity);
	if (e instanceof Ya || (e = mo(e)), !e) return new ko();
	if (e instanceof ko) return e;
	e = e.rgb();
	var t = e.r / 255, n = e.g / 255, r = e.b / 255, i = Math.min(t, n, r), a = Math.max(t, n, r), o = NaN, s = a - i, c = (a + i) / 2;
	return s ? (o = t === a ? (n - r) / s + (n < r) * 6 : n === a ? (r - t) / s + 2 : (t - n) / s + 4, s /= c < .5 ? a + i : 2 - a - i, o *= 60) : s = c > 0 && c < 1 ? 0 : o, new ko(o, s, c, e.opacity);
}
function Oo(e, t, n, r) {
	return arguments.length === 1 ? Do(e) : new ko(e, t, n, r ?? 1);
}
function ko(e, t, n, r) {
	this.h = +e, this.s = +t, this.l = +n, this.opacity = +r;
}
qa(ko, Oo, Ja(Ya, {
	brighter(e) {
		return e = e == null ? Za : Za ** +e, new ko(this.h, this.s, this.l * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Xa : Xa ** +e, new ko(this.h, this.s, this.l * e, this.opacity);
	},
	rgb() {
		var e = this.h % 360 + (this.h < 0) * 360, t = isNaN(e) || isNaN(this.s) ? 0 : this.s, n = this.l, r = n + (n < .5 ? n : 1 - n) * t, i = 2 * n - r;
		return new yo(Mo(e >= 240 ? e - 240 : e + 120, i, r), Mo(e, i, r), Mo(e < 120 ? e + 240 : e - 120, i, r), this.opacity);
	},
	clamp() {
		return new ko(Ao(this.h), jo(this.s), jo(this.l), Co(this.opacity));
	},
	displayable() {
		return (0 <= this.s && this.s <= 1 || isNaN(this.s)) && 0 <= this.l && this.l <= 1 && 0 <= this.opacity && this.opacity <= 1;
	},
	formatHsl() {
		let e = Co(this.opacity);
		return `${e === 1 ? "hsl(" : "hsla("}${Ao(this.h)}, ${jo(this.s) * 100}%, ${jo(this.l) * 100}%${e === 1 ? ")" : `, ${e})`}`;
	}
}));
function Ao(e) {
	return e = (e || 0) % 360, e < 0 ? e + 360 : e;
}
function jo(e) {
	return Math.max(0, Math.min(1, e || 0));
}
function Mo(e, t, n) {
	return (e < 60 ? t + (n - t) * e / 60 : e < 180 ? n : e < 240 ? t + (n - t) * (240 - e) / 60 : t) * 255;
}
var No = Math.PI / 180, Po = 180 / Math.PI, Fo = 18, Io = .96422, Lo = 1, Ro = .82521, zo = 4 / 29, Bo = 6 / 29, Vo = 3 * Bo * Bo, Ho = Bo * Bo * Bo;
function Uo(e) {
	if (e instanceof Go) return new Go(e.l, e.a, e.b, e.opacity);
	if (e instanceof Qo) return $o(e);
	e instanceof yo || (e = _o(e));
	var t = Yo(e.r), n = Yo(e.g), r = Yo(e.b), i = Ko((.2225045 * t + .7168786 * n + .0606169 * r) / Lo), a, o;
	return t === n && n === r ? a = o = i : (a = Ko((.4360747 * t + .3850649 * n + .1430804 * r) / Io), o = Ko((.0139322 * t + .0971045 * n + .7141733 * r) / Ro)), new Go(116 * i - 16, 500 * (a - i), 200 * (i - o), e.opacity);
}
function Wo(e, t, n, r) {
	return arguments.length === 1 ? Uo(e) : new Go(e, t, n, r ?? 1);
}
function Go(e, t, n, r) {
	this.l = +e, this.a = +t, this.b = +n, this.opacity = +r;
}
qa(Go, Wo, Ja(Ya, {
	brighter(e) {
		return new Go(this.l + Fo * (e ?? 1), this.a, this.b, this.opacity);
	},
	darker(e) {
		return new Go(this.l - Fo * (e ?? 1), this.a, this.b, this.opacity);
	},
	rgb() {
		var e = (this.l + 16) / 116, t = isNaN(this.a) ? e : e + this.a / 500, n = isNaN(this.b) ? e : e - this.b / 200;
		return t = Io * qo(t), e = Lo * qo(e), n = Ro * qo(n), new yo(Jo(3.1338561 * t - 1.6168667 * e - .4906146 * n), Jo(-.9787684 * t + 1.9161415 * e + .033454 * n), Jo(.0719453 * t - .2289914 * e + 1.4052427 * n), this.opacity);
	}
}));
function Ko(e) {
	return e > Ho ? e ** (1 / 3) : e / Vo + zo;
}
function qo(e) {
	return e > Bo ? e * e * e : Vo * (e - zo);
}
function Jo(e) {
	return 255 * (e <= .0031308 ? 12.92 * e : 1.055 * e ** (1 / 2.4) - .055);
}
function Yo(e) {
	return (e /= 255) <= .04045 ? e / 12.92 : ((e + .055) / 1.055) ** 2.4;
}
function Xo(e) {
	if (e instanceof Qo) return new Qo(e.h, e.c, e.l, e.opacity);
	if (e instanceof Go || (e = Uo(e)), e.a === 0 && e.b === 0) return new Qo(NaN, 0 < e.l && e.l < 100 ? 0 : NaN, e.l, e.opacity);
	var t = Math.atan2(e.b, e.a) * Po;
	return new Qo(t < 0 ? t + 360 : t, Math.sqrt(e.a * e.a + e.b * e.b), e.l, e.opacity);
}
function Zo(e, t, n, r) {
	return arguments.length === 1 ? Xo(e) : new Qo(e, t, n, r ?? 1);
}
function Qo(e, t, n, r) {
	this.h = +e, this.c = +t, this.l = +n, this.opacity = +r;
}
function $o(e) {
	if (isNaN(e.h)) return new Go(e.l, 0, 0, e.opacity);
	var t = e.h * No;
	return new Go(e.l, Math.cos(t) * e.c, Math.sin(t) * e.c, e.opacity);
}
qa(Qo, Zo, Ja(Ya, {
	brighter(e) {
		return new Qo(this.h, this.c, this.l + Fo * (e ?? 1), this.opacity);
	},
	darker(e) {
		return new Qo(this.h, this.c, this.l - Fo * (e ?? 1), this.opacity);
	},
	rgb() {
		return $o(this).rgb();
	}
}));
var es = -.14861, ts = 1.78277, ns = -.29227, rs = -.90649, is = 1.97294, as = is * rs, os = is * ts, ss = ts * ns - rs * es;
function cs(e) {
	if (e instanceof us) return new us(e.h, e.s, e.l, e.opacity);
	e instanceof yo || (e = _o(e));
	var t = e.r / 255, n = e.g / 255, r = e.b / 255, i = (ss * r + as * t - os * n) / (ss + as - os), a = r - i, o = (is * (n - i) - ns * a) / rs, s = Math.sqrt(o * o + a * a) / (is * i * (1 - i)), c = s ? Math.atan2(o, a) * Po - 120 : NaN;
	return new us(c < 0 ? c + 360 : c, s, i, e.opacity);
}
function ls(e, t, n, r) {
	return arguments.length === 1 ? cs(e) : new us(e, t, n, r ?? 1);
}
function us(e, t, n, r) {
	this.h = +e, this.s = +t, this.l = +n, this.opacity = +r;
}
qa(us, ls, Ja(Ya, {
	brighter(e) {
		return e = e == null ? Za : Za ** +e, new us(this.h, this.s, this.l * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Xa : Xa ** +e, new us(this.h, this.s, this.l * e, this.opacity);
	},
	rgb() {
		var e = isNaN(this.h) ? 0 : (this.h + 120) * No, t = +this.l, n = isNaN(this.s) ? 0 : this.s * t * (1 - t), r = Math.cos(e), i = Math.sin(e);
		return new yo(255 * (t + n * (es * r + ts * i)), 255 * (t + n * (ns * r + rs * i)), 255 * (t + is * r * n), this.opacity);
	}
}));
var ds = (e) => () => e;
function fs(e, t) {
	return function(n) {
		return e + n * t;
	};
}
function ps(e, t, n) {
	return e **= +n, t = t ** +n - e, n = 1 / n, function(r) {
		return (e + r * t) ** +n;
	};
}
function ms(e, t) {
	var n = t - e;
	return n ? fs(e, n > 180 || n < -180 ? n - 360 * Math.round(n / 360) : n) : ds(isNaN(e) ? t : e);
}
function hs(e) {
	return (e = +e) == 1 ? gs : function(t, n) {
		return n - t ? ps(t, n, e) : ds(isNaN(t) ? n : t);
	};
}
function gs(e, t) {
	var n = t - e;
	return n ? fs(e, n) : ds(isNaN(e) ? t : e);
}
var _s = (function e(t) {
	var n = hs(t);
	function r(e, t) {
		var r = n((e = vo(e)).r, (t = vo(t)).r), i = n(e.g, t.g), a = n(e.b, t.b), o = gs(e.opacity, t.opacity);
		return function(t) {
			return e.r = r(t), e.g = i(t), e.b = a(t), e.opacity = o(t), e + "";
		};
	}
	return r.gamma = e, r;
})(1);
function vs(e, t) {
	return e = +e, t = +t, function(n) {
		return e * (1 - n) + t * n;
	};
}
var ys = /[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g, bs = new RegExp(ys.source, "g");
function xs(e) {
	return function() {
		return e;
	};
}
function Ss(e) {
	return function(t) {
		return e(t) + "";
	};
}
function Cs(e, t) {
	var n = ys.lastIndex = bs.lastIndex = 0, r, i, a, o = -1, s = [], c = [];
	for (e += "", t += ""; (r = ys.exec(e)) && (i = bs.exec(t));) (a = i.index) > n && (a = t.slice(n, a), s[o] ? s[o] += a : s[++o] = a), (r = r[0]) === (i = i[0]) ? s[o] ? s[o] += i : s[++o] = i : (s[++o] = null, c.push({
		i: o,
		x: vs(r, i)
	})), n = bs.lastIndex;
	return n < t.length && (a = t.slice(n), s[o] ? s[o] += a : s[++o] = a), s.length < 2 ? c[0] ? Ss(c[0].x) : xs(t) : (t = c.length, function(e) {
		for (var n = 0, r; n < t; ++n) s[(r = c[n]).i] = r.x(e);
		return s.join("");
	});
}
var ws = 180 / Math.PI, Ts = {
	translateX: 0,
	translateY: 0,
	rotate: 0,
	skewX: 0,
	scaleX: 1,
	scaleY: 1
};
function Es(e, t, n, r, i, a) {
	var o, s, c;
	return (o = Math.sqrt(e * e + t * t)) && (e /= o, t /= o), (c = e * n + t * r) && (n -= e * c, r -= t * c), (s = Math.sqrt(n * n + r * r)) && (n /= s, r /= s, c /= s), e * r < t * n && (e = -e, t = -t, c = -c, o = -o), {
		translateX: i,
		translateY: a,
		rotate: Math.atan2(t, e) * ws,
		skewX: Math.atan(c) * ws,
		scaleX: o,
		scaleY: s
	};
}
var Ds;
function Os(e) {
	let t = new (typeof DOMMatrix == "function" ? DOMMatrix : WebKitCSSMatrix)(e + "");
	return t.isIdentity ? Ts : Es(t.a, t.b, t.c, t.d, t.e, t.f);
}
function ks(e) {
	return e == null || (Ds ||= document.createElementNS("http://www.w3.org/2000/svg", "g"), Ds.setAttribute("transform", e), !(e = Ds.transform.baseVal.consolidate())) ? Ts : (e = e.matrix, Es(e.a, e.b, e.c, e.d, e.e, e.f));
}
function As(e, t, n, r) {
	function i(e) {
		return e.length ? e.pop() + " " : "";
	}
	function a(e, r, i, a, o, s) {
		if (e !== i || r !== a) {
			var c = o.push("translate(", null, t, null, n);
			s.push({
				i: c - 4,
				x: vs(e, i)
			}, {
				i: c - 2,
				x: vs(r, a)
			});
		} else (i || a) && o.push("translate(" + i + t + a + n);
	}
	function o(e, t, n, a) {
		e === t ? t && n.push(i(n) + "rotate(" + t + r) : (e - t > 180 ? t += 360 : t - e > 180 && (e += 360), a.push({
			i: n.push(i(n) + "rotate(", null, r) - 2,
			x: vs(e, t)
		}));
	}
	function s(e, t, n, a) {
		e === t ? t && n.push(i(n) + "skewX(" + t + r) : a.push({
			i: n.push(i(n) + "skewX(", null, r) - 2,
			x: vs(e, t)
		});
	}
	function c(e, t, n, r, a, o) {
		if (e !== n || t !== r) {
			var s = a.push(i(a) + "scale(", null, ",", null, ")");
			o.push({
				i: s - 4,
				x: vs(e, n)
			}, {
				i: s - 2,
				x: vs(t, r)
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
var js = As(Os, "px, ", "px)", "deg)"), Ms = As(ks, ", ", ")", ")"), Ns = 1e-12;
function Ps(e) {
	return ((e = Math.exp(e)) + 1 / e) / 2;
}
function Fs(e) {
	return ((e = Math.exp(e)) - 1 / e) / 2;
}
function Is(e) {
	return ((e = Math.exp(2 * e)) - 1) / (e + 1);
}
var Ls = (function e(t, n, r) {
	function i(e, i) {
		var a = e[0], o = e[1], s = e[2], c = i[0], l = i[1], u = i[2], d = c - a, f = l - o, p = d * d + f * f, m, h;
		if (p < Ns) h = Math.log(u / s) / t, m = function(e) {
			return [
				a + e * d,
				o + e * f,
				s * Math.exp(t * e * h)
			];
		};
		else {
			var g = Math.sqrt(p), _ = (u * u - s * s + r * p) / (2 * s * n * g), v = (u * u - s * s - r * p) / (2 * u * n * g), y = Math.log(Math.sqrt(_ * _ + 1) - _);
			h = (Math.log(Math.sqrt(v * v + 1) - v) - y) / t, m = function(e) {
				var r = e * h, i = Ps(y), c = s / (n * g) * (i * Is(t * r + y) - Fs(y));
				return [
					a + c * d,
					o + c * f,
					s * i / Ps(t * r + y)
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
function Rs(e) {
	return (function t(n) {
		n = +n;
		function r(t, r) {
			var i = e((t = ls(t)).h, (r = ls(r)).h), a = gs(t.s, r.s), o = gs(t.l, r.l), s = gs(t.opacity, r.opacity);
			return function(e) {
				return t.h = i(e), t.s = a(e), t.l = o(e ** +n), t.opacity = s(e), t + "";
			};
		}
		return r.gamma = t, r;
	})(1);
}
Rs(ms), Rs(gs);
// node_modules/d3-scale-chromatic/src/sequential-multi/cividis.js
function zs(e) {
	return e = Math.max(0, Math.min(1, e)), "rgb(" + Math.max(0, Math.min(255, Math.round(-4.54 - e * (35.34 - e * (2381.73 - e * (6402.7 - e * (7024.72 - e * 2710.57))))))) + ", " + Math.max(0, Math.min(255, Math.round(32.49 + e * (170.73 + e * (52.82 - e * (131.46 - e * (176.58 - e * 67.37))))))) + ", " + Math.max(0, Math.min(255, Math.round(81.24 + e * (442.36 - e * (2482.43 - e * (6167.24 - e * (6614.94 - e * 2475.67))))))) + ")";
}
// node_modules/d3-scale-chromatic/src/sequential-multi/viridis.js
function Bs(e) {
	var t = e.length;
	return function(n) {
		return e[Math.max(0, Math.min(t - 1, Math.floor(n * t)))];
	};
}
var Vs = Bs(Ka("44015444025645045745055946075a46085c460a5d460b5e470d60470e6147106347116447136548146748166848176948186a481a6c481b6d481c6e481d6f481f70482071482173482374482475482576482677482878482979472a7a472c7a472d7b472e7c472f7d46307e46327e46337f463480453581453781453882443983443a83443b84433d84433e85423f854240864241864142874144874045884046883f47883f48893e49893e4a893e4c8a3d4d8a3d4e8a3c4f8a3c508b3b518b3b528b3a538b3a548c39558c39568c38588c38598c375a8c375b8d365c8d365d8d355e8d355f8d34608d34618d33628d33638d32648e32658e31668e31678e31688e30698e306a8e2f6b8e2f6c8e2e6d8e2e6e8e2e6f8e2d708e2d718e2c718e2c728e2c738e2b748e2b758e2a768e2a778e2a788e29798e297a8e297b8e287c8e287d8e277e8e277f8e27808e26818e26828e26828e25838e25848e25858e24868e24878e23888e23898e238a8d228b8d228c8d228d8d218e8d218f8d21908d21918c20928c20928c20938c1f948c1f958b1f968b1f978b1f988b1f998a1f9a8a1e9b8a1e9c891e9d891f9e891f9f881fa0881fa1881fa1871fa28720a38620a48621a58521a68522a78522a88423a98324aa8325ab8225ac8226ad8127ad8128ae8029af7f2ab07f2cb17e2db27d2eb37c2fb47c31b57b32b67a34b67935b77937b87838b9773aba763bbb753dbc743fbc7340bd7242be7144bf7046c06f48c16e4ac16d4cc26c4ec36b50c46a52c56954c56856c66758c7655ac8645cc8635ec96260ca6063cb5f65cb5e67cc5c69cd5b6ccd5a6ece5870cf5773d05675d05477d1537ad1517cd2507fd34e81d34d84d44b86d54989d5488bd6468ed64590d74393d74195d84098d83e9bd93c9dd93ba0da39a2da37a5db36a8db34aadc32addc30b0dd2fb2dd2db5de2bb8de29bade28bddf26c0df25c2df23c5e021c8e020cae11fcde11dd0e11cd2e21bd5e21ad8e219dae319dde318dfe318e2e418e5e419e7e419eae51aece51befe51cf1e51df4e61ef6e620f8e621fbe723fde725"));
Bs(Ka("00000401000501010601010802010902020b02020d03030f03031204041405041606051806051a07061c08071e0907200a08220b09240c09260d0a290e0b2b100b2d110c2f120d31130d34140e36150e38160f3b180f3d19103f1a10421c10441d11471e114920114b21114e22115024125325125527125829115a2a115c2c115f2d11612f116331116533106734106936106b38106c390f6e3b0f703d0f713f0f72400f74420f75440f764510774710784910784a10794c117a4e117b4f127b51127c52137c54137d56147d57157e59157e5a167e5c167f5d177f5f187f601880621980641a80651a80671b80681c816a1c816b1d816d1d816e1e81701f81721f817320817521817621817822817922827b23827c23827e24828025828125818326818426818627818827818928818b29818c29818e2a81902a81912b81932b80942c80962c80982d80992d809b2e7f9c2e7f9e2f7fa02f7fa1307ea3307ea5317ea6317da8327daa337dab337cad347cae347bb0357bb2357bb3367ab5367ab73779b83779ba3878bc3978bd3977bf3a77c03a76c23b75c43c75c53c74c73d73c83e73ca3e72cc3f71cd4071cf4070d0416fd2426fd3436ed5446dd6456cd8456cd9466bdb476adc4869de4968df4a68e04c67e24d66e34e65e44f64e55064e75263e85362e95462ea5661eb5760ec5860ed5a5fee5b5eef5d5ef05f5ef1605df2625df2645cf3655cf4675cf4695cf56b5cf66c5cf66e5cf7705cf7725cf8745cf8765cf9785df9795df97b5dfa7d5efa7f5efa815ffb835ffb8560fb8761fc8961fc8a62fc8c63fc8e64fc9065fd9266fd9467fd9668fd9869fd9a6afd9b6bfe9d6cfe9f6dfea16efea36ffea571fea772fea973feaa74feac76feae77feb078feb27afeb47bfeb67cfeb77efeb97ffebb81febd82febf84fec185fec287fec488fec68afec88cfeca8dfecc8ffecd90fecf92fed194fed395fed597fed799fed89afdda9cfddc9efddea0fde0a1fde2a3fde3a5fde5a7fde7a9fde9aafdebacfcecaefceeb0fcf0b2fcf2b4fcf4b6fcf6b8fcf7b9fcf9bbfcfbbdfcfdbf")), Bs(Ka("00000401000501010601010802010a02020c02020e03021004031204031405041706041907051b08051d09061f0a07220b07240c08260d08290e092b10092d110a30120a32140b34150b37160b39180c3c190c3e1b0c411c0c431e0c451f0c48210c4a230c4c240c4f260c51280b53290b552b0b572d0b592f0a5b310a5c320a5e340a5f3609613809623909633b09643d09653e0966400a67420a68440a68450a69470b6a490b6a4a0c6b4c0c6b4d0d6c4f0d6c510e6c520e6d540f6d550f6d57106e59106e5a116e5c126e5d126e5f136e61136e62146e64156e65156e67166e69166e6a176e6c186e6d186e6f196e71196e721a6e741a6e751b6e771c6d781c6d7a1d6d7c1d6d7d1e6d7f1e6c801f6c82206c84206b85216b87216b88226a8a226a8c23698d23698f24699025689225689326679526679727669827669a28659b29649d29649f2a63a02a63a22b62a32c61a52c60a62d60a82e5fa92e5eab2f5ead305dae305cb0315bb1325ab3325ab43359b63458b73557b93556ba3655bc3754bd3853bf3952c03a51c13a50c33b4fc43c4ec63d4dc73e4cc83f4bca404acb4149cc4248ce4347cf4446d04545d24644d34743d44842d54a41d74b3fd84c3ed94d3dda4e3cdb503bdd513ade5238df5337e05536e15635e25734e35933e45a31e55c30e65d2fe75e2ee8602de9612bea632aeb6429eb6628ec6726ed6925ee6a24ef6c23ef6e21f06f20f1711ff1731df2741cf3761bf37819f47918f57b17f57d15f67e14f68013f78212f78410f8850ff8870ef8890cf98b0bf98c0af98e09fa9008fa9207fa9407fb9606fb9706fb9906fb9b06fb9d07fc9f07fca108fca309fca50afca60cfca80dfcaa0ffcac11fcae12fcb014fcb216fcb418fbb61afbb81dfbba1ffbbc21fbbe23fac026fac228fac42afac62df9c72ff9c932f9cb35f8cd37f8cf3af7d13df7d340f6d543f6d746f5d949f5db4cf4dd4ff4df53f4e156f3e35af3e55df2e661f2e865f2ea69f1ec6df1ed71f1ef75f1f179f2f27df2f482f3f586f3f68af4f88ef5f992f6fa96f8fb9af9fc9dfafda1fcffa4")), Bs(Ka("0d088710078813078916078a19068c1b068d1d068e20068f2206902406912605912805922a05932c05942e05952f059631059733059735049837049938049a3a049a3c049b3e049c3f049c41049d43039e44039e46039f48039f4903a04b03a14c02a14e02a25002a25102a35302a35502a45601a45801a45901a55b01a55c01a65e01a66001a66100a76300a76400a76600a76700a86900a86a00a86c00a86e00a86f00a87100a87201a87401a87501a87701a87801a87a02a87b02a87d03a87e03a88004a88104a78305a78405a78606a68707a68808a68a09a58b0aa58d0ba58e0ca48f0da4910ea3920fa39410a29511a19613a19814a099159f9a169f9c179e9d189d9e199da01a9ca11b9ba21d9aa31e9aa51f99a62098a72197a82296aa2395ab2494ac2694ad2793ae2892b02991b12a90b22b8fb32c8eb42e8db52f8cb6308bb7318ab83289ba3388bb3488bc3587bd3786be3885bf3984c03a83c13b82c23c81c33d80c43e7fc5407ec6417dc7427cc8437bc9447aca457acb4679cc4778cc4977cd4a76ce4b75cf4c74d04d73d14e72d24f71d35171d45270d5536fd5546ed6556dd7566cd8576bd9586ada5a6ada5b69db5c68dc5d67dd5e66de5f65de6164df6263e06363e16462e26561e26660e3685fe4695ee56a5de56b5de66c5ce76e5be76f5ae87059e97158e97257ea7457eb7556eb7655ec7754ed7953ed7a52ee7b51ef7c51ef7e50f07f4ff0804ef1814df1834cf2844bf3854bf3874af48849f48948f58b47f58c46f68d45f68f44f79044f79143f79342f89441f89540f9973ff9983ef99a3efa9b3dfa9c3cfa9e3bfb9f3afba139fba238fca338fca537fca636fca835fca934fdab33fdac33fdae32fdaf31fdb130fdb22ffdb42ffdb52efeb72dfeb82cfeba2cfebb2bfebd2afebe2afec029fdc229fdc328fdc527fdc627fdc827fdca26fdcb26fccd25fcce25fcd025fcd225fbd324fbd524fbd724fad824fada24f9dc24f9dd25f8df25f8e125f7e225f7e425f6e626f6e826f5e926f5eb27f4ed27f3ee27f3f027f2f227f1f426f1f525f0f724f0f921"));
// src/shared/colours.ts
var Hs = {
	cividis: zs,
	viridis: Vs
};
function Us(e) {
	let t = /* @__PURE__ */ new Uint8ClampedArray(1024);
	for (let n = 0; n < 256; n++) t.set([...Ws(Hs[e](n / 255)), 255], n * 4);
	return t;
}
function Ws(e) {
	let t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(e), n = t ? t.slice(1).map((e) => parseInt(e, 16)) : (e.match(/\d+/g) ?? []).map(Number);
	return [
		n[0] ?? 0,
		n[1] ?? 0,
		n[2] ?? 0
	];
}
// src/explore/scale.ts
var Gs = 5;
function Ks(e, t, n) {
	let r = t > 0 ? t : 1, i = e === "log" ? r / 10 ** Gs : 0, a = Math.log10(r / 10 ** Gs), o = (t) => e === "linear" ? Math.max(0, t) / r : e === "log" ? t <= 0 ? 0 : (Math.log10(t) - a) / Gs : qs(n, t);
	return Object.assign((e) => e === -Infinity ? -1 : Number.isNaN(e) ? -2 : Math.min(1, Math.max(0, o(e))), {
		low: i,
		high: r
	});
}
function qs(e, t) {
	let [n, r] = [0, e.length];
	for (; n < r;) {
		let i = n + r >> 1;
		e[i] < t ? n = i + 1 : r = i;
	}
	return e.length ? n / e.length : 0;
}
function Js(e) {
	let t = Math.max(1, Math.floor(e.length / 16384)), n = [];
	for (let r = 0; r < e.length; r += t) {
		let t = e[r];
		t > -Infinity && n.push(t);
	}
	let r = n.filter((e, t) => t % Math.ceil(n.length / 4096 || 1) === 0);
	return Float32Array.from(r).sort();
}
function Ys(e, t, n, r) {
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
var Xs = /* @__PURE__ */ J("<option> </option>"), Zs = /* @__PURE__ */ J("<label><input type=\"checkbox\"/> </label> <label> <input type=\"range\" min=\"0\" max=\"1\" step=\"0.05\"/> <output> </output></label>", 1), Qs = /* @__PURE__ */ J("<p class=\"what svelte-ud8oa1\"> </p>"), $s = /* @__PURE__ */ J("<p role=\"alert\"> </p>"), ec = /* @__PURE__ */ J("<b class=\"svelte-ud8oa1\"> </b>"), tc = /* @__PURE__ */ J("<button><span class=\"masked svelte-ud8oa1\"><canvas aria-hidden=\"true\" class=\"svelte-ud8oa1\"></canvas></span> <span class=\"name svelte-ud8oa1\"> <!></span></button>"), nc = /* @__PURE__ */ J("<section aria-labelledby=\"gallery-title\"><h2 id=\"gallery-title\" class=\"svelte-ud8oa1\"> </h2> <p class=\"facts svelte-ud8oa1\"> <!></p> <div class=\"choices svelte-ud8oa1\"><label> <select class=\"svelte-ud8oa1\"><option> </option><!></select></label> <!> <span class=\"buttons svelte-ud8oa1\"><button class=\"svelte-ud8oa1\">CSV</button><button class=\"svelte-ud8oa1\">JSON</button></span></div> <!> <!> <div role=\"group\" data-testid=\"gallery\"></div></section>");
function rc(e, t) {
	Re(t, !0);
	let n = Li(t, "place", 7), r = /* @__PURE__ */ I(() => Wi.t.explore), i = /* @__PURE__ */ R([]), a = /* @__PURE__ */ R({}), o = /* @__PURE__ */ R([]), s = /* @__PURE__ */ R(""), c = /* @__PURE__ */ R(0), l = /* @__PURE__ */ R(!0), u = /* @__PURE__ */ R(""), d = /* @__PURE__ */ R(0), f = /* @__PURE__ */ R(""), p = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? !1, m = /* @__PURE__ */ I(() => K(o).filter((e) => ![
		"layer",
		"name",
		"head"
	].includes(e.name))), h = /* @__PURE__ */ I(() => K(o).find((e) => e.name === K(s))), g = (e) => {
		let t = K(a)[e.id]?.[K(s)];
		return typeof t == "number" ? t : null;
	}, _ = /* @__PURE__ */ I(() => Math.max(0, ...K(i).map((e) => g(e) ?? 0))), v = /* @__PURE__ */ I(() => {
		if (!K(s)) return K(i);
		let e = K(i).filter((e) => (g(e) ?? -Infinity) >= K(c) * K(_) || K(c) === 0), t = K(l) ? -1 : 1;
		return [...e].sort((e, n) => t * ((g(e) ?? -Infinity * -t) - (g(n) ?? -Infinity * -t)) || 0);
	}), y = /* @__PURE__ */ I(() => K(s) ? 0 : Math.max(1, ...n().info.layers.map((e) => e.heads.length)));
	Ri(() => {
		let e = new AbortController();
		return (async () => {
			try {
				for (let r of n().info.layers) {
					let n = await t.source.gallery(r.number, e.signal);
					z(i, [...K(i), ...b(r.number, r.heads, n)]);
				}
				for (let r of n().info.layers) {
					let n = await t.source.heads(r.number, e.signal), i = new Set(K(o).map((e) => e.name));
					n.columns.some((e) => !i.has(e.name)) && z(o, [...K(o), ...n.columns.filter((e) => !i.has(e.name))]), z(a, {
						...K(a),
						...Object.fromEntries(n.rows.map((e) => [`${e.layer}.${e.head}`, e]))
					}), Bt(d);
				}
				t.say(K(r).galleryReady(K(i).length));
			} catch (e) {
				e.name !== "AbortError" && z(u, e.message, !0);
			}
		})(), () => e.abort();
	});
	function b(e, t, n) {
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
	function x(e, t) {
		let r = ({ item: t }) => {
			e.width = t.cols, e.height = t.rows;
			let r = 0;
			for (let e of t.picture) e > r && (r = e);
			let i = Ys(t.picture, Ks("log", r, Js(t.picture)), Us(n().palette), [
				212,
				0,
				140
			]);
			e.getContext("2d").putImageData(new ImageData(i, t.cols, t.rows), 0, 0);
		};
		return r(t), { update: r };
	}
	function S(e) {
		n().go({
			layer: e.layer,
			head: e.head,
			view: "map"
		}), n().window = null;
	}
	function C(e) {
		let t = K(v).findIndex((e) => e.id === K(f)), n = e.currentTarget, r = n.querySelector("button"), i = r ? Math.max(1, K(y) || Math.floor(n.clientWidth / (r.offsetWidth + 8))) : 1, a = {
			ArrowLeft: -1,
			ArrowRight: 1,
			ArrowUp: -i,
			ArrowDown: i,
			Home: -t,
			End: K(v).length - 1 - t
		}[e.key];
		if (a === void 0) return;
		e.preventDefault();
		let o = K(v)[Math.min(K(v).length - 1, Math.max(0, t + a))];
		o && n.querySelector(`[data-id="${o.id}"]`)?.focus();
	}
	function w(e) {
		let t = g(e);
		return `${K(r).layerHead(e.layer, e.head)}${K(h) && t !== null ? `, ${K(r).columns[K(s)] ?? K(s)} ${$(t)}` : ""}`;
	}
	function T(e) {
		let t = K(o).map((e) => e.name), n = K(v).map((e) => K(a)[e.id]).filter((e) => e !== void 0), r = e === "json" ? JSON.stringify({
			columns: K(o),
			rows: n
		}, null, 1) : [t.join(","), ...n.map((e) => t.map((t) => e[t] ?? "").join(","))].join("\n") + "\n", i = document.createElement("a");
		i.download = `heads.${e}`, i.href = URL.createObjectURL(new Blob([r])), i.click(), URL.revokeObjectURL(i.href);
	}
	var E = nc(), ee = B(E), D = V(ee, !0), O = H(ee, 2), k = B(O, !0), te = H(k), ne = (e) => {
		var t = Tr();
		U((e) => X(t, `· ${e ?? ""}`), [() => K(r).measuring(K(d), n().info.layers.length)]), Y(e, t);
	};
	Z(te, (e) => {
		K(d) < n().info.layers.length && e(ne);
	}), F(O);
	var re = H(O, 2), ie = B(re), ae = B(ie), oe = H(ae), se = B(oe), ce = V(se, !0);
	se.value = se.__value = "", Vr(H(se), 17, () => K(m), (e) => e.name, (e, t) => {
		var n = Xs(), i = V(n, !0), a = {};
		U(() => {
			X(i, K(r).columns[K(t).name] ?? K(t).name), a !== (a = K(t).name) && (n.value = (n.__value = a) ?? "");
		}), Y(e, n);
	}), F(oe), hi(oe), F(ie);
	var A = H(ie, 2), le = (e) => {
		var t = Zs(), n = en(t), i = B(n);
		Ci(i);
		var a = H(i);
		F(n);
		var o = H(n, 2), s = B(o), u = H(s);
		Ci(u);
		var d = V(H(u, 2), !0);
		F(o), U((e) => {
			X(a, ` ${K(r).largestFirst ?? ""}`), X(s, `${K(r).atLeast ?? ""} `), X(d, e);
		}, [() => $(K(c) * K(_))]), Ai(i, () => K(l), (e) => z(l, e)), ki(u, () => K(c), (e) => z(c, e)), Y(e, t);
	};
	Z(A, (e) => {
		K(s) && e(le);
	});
	var ue = H(A, 2), j = B(ue), de = H(j);
	F(ue), F(re);
	var fe = H(re, 2), pe = (e) => {
		var t = Qs(), n = V(t);
		U(() => X(n, `${K(h).what ?? ""}${K(h).unit ? ` · ${K(h).unit}` : ""} · ${K(h).kind ?? ""}${K(h).source ? ` · ${K(h).source}` : ""}`)), Y(e, t);
	};
	Z(fe, (e) => {
		K(h) && e(pe);
	});
	var me = H(fe, 2), he = (e) => {
		var t = $s(), n = V(t, !0);
		U(() => X(n, K(u))), Y(e, t);
	};
	Z(me, (e) => {
		K(u) && e(he);
	});
	var M = H(me, 2);
	let ge, N;
	Vr(M, 31, () => K(v), (e) => e.id, (e, t, r) => {
		var i = tc();
		let a;
		var o = B(i);
		ri(B(o), (e, t) => x?.(e, t), () => ({
			item: K(t),
			look: `${Yi.shown} ${n().palette}`
		})), F(o);
		var c = H(o, 2), l = B(c, !0), u = H(l), d = (e) => {
			var n = ec(), r = V(n, !0);
			U((e) => X(r, e), [() => Ca(g(K(t)))]), Y(e, n);
		};
		Z(u, (e) => {
			K(s) && e(d);
		}), F(c), F(i), U((e) => {
			Q(i, "data-id", K(t).id), Q(i, "tabindex", K(t).id === K(f) || K(f) === "" && K(r) === 0 ? 0 : -1), Q(i, "aria-label", e), a = li(i, 1, "svelte-ud8oa1", null, a, { here: K(t).layer === n().layer && K(t).head === n().head }), X(l, K(t).id);
		}, [() => w(K(t))]), mr("focus", i, () => z(f, K(t).id, !0)), q("click", i, () => S(K(t))), ti(i, () => Wa, () => ({ duration: p ? 0 : 420 })), Y(e, i);
	}), F(M), F(E), U((e) => {
		X(D, K(r).galleryTitle), X(k, e), X(ae, `${K(r).sortBy ?? ""} `), X(ce, K(r).byPlace), j.disabled = !K(d), de.disabled = !K(d), ge = li(M, 1, "grid svelte-ud8oa1", null, ge, { sorted: K(s) !== "" }), Q(M, "aria-label", K(r).galleryLabel), N = di(M, "", N, { "--across": K(y) || "none" });
	}, [() => K(r).galleryFacts(K(i).length)]), gi(oe, () => K(s), (e) => z(s, e)), q("click", j, () => T("csv")), q("click", de, () => T("json")), q("keydown", M, C), Y(e, E), ze();
}
hr(["click", "keydown"]);
var ic = {
	svg: "http://www.w3.org/2000/svg",
	xhtml: "http://www.w3.org/1999/xhtml",
	xlink: "http://www.w3.org/1999/xlink",
	xml: "http://www.w3.org/XML/1998/namespace",
	xmlns: "http://www.w3.org/2000/xmlns/"
};
// node_modules/d3-selection/src/namespace.js
function ac(e) {
	var t = e += "", n = t.indexOf(":");
	return n >= 0 && (t = e.slice(0, n)) !== "xmlns" && (e = e.slice(n + 1)), ic.hasOwnProperty(t) ? {
		space: ic[t],
		local: e
	} : e;
}
// node_modules/d3-selection/src/creator.js
function oc(e) {
	return function() {
		var t = this.ownerDocument, n = this.namespaceURI;
		return n === "http://www.w3.org/1999/xhtml" && t.documentElement.namespaceURI === "http://www.w3.org/1999/xhtml" ? t.createElement(e) : t.createElementNS(n, e);
	};
}
function sc(e) {
	return function() {
		return this.ownerDocument.createElementNS(e.space, e.local);
	};
}
function cc(e) {
	var t = ac(e);
	return (t.local ? sc : oc)(t);
}
// node_modules/d3-selection/src/selector.js
function lc() {}
function uc(e) {
	return e == null ? lc : function() {
		return this.querySelector(e);
	};
}
// node_modules/d3-selection/src/selection/select.js
function dc(e) {
	typeof e != "function" && (e = uc(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = Array(o), c, l, u = 0; u < o; ++u) (c = a[u]) && (l = e.call(c, c.__data__, u, a)) && ("__data__" in c && (l.__data__ = c.__data__), s[u] = l);
	return new $l(r, this._parents);
}
// node_modules/d3-selection/src/array.js
function fc(e) {
	return e == null ? [] : Array.isArray(e) ? e : Array.from(e);
}
// node_modules/d3-selection/src/selectorAll.js
function pc() {
	return [];
}
function mc(e) {
	return e == null ? pc : function() {
		return this.querySelectorAll(e);
	};
}
// node_modules/d3-selection/src/selection/selectAll.js
function hc(e) {
	return function() {
		return fc(e.apply(this, arguments));
	};
}
function gc(e) {
	e = typeof e == "function" ? hc(e) : mc(e);
	for (var t = this._groups, n = t.length, r = [], i = [], a = 0; a < n; ++a) for (var o = t[a], s = o.length, c, l = 0; l < s; ++l) (c = o[l]) && (r.push(e.call(c, c.__data__, l, o)), i.push(c));
	return new $l(r, i);
}
// node_modules/d3-selection/src/matcher.js
function _c(e) {
	return function() {
		return this.matches(e);
	};
}
function vc(e) {
	return function(t) {
		return t.matches(e);
	};
}
// node_modules/d3-selection/src/selection/selectChild.js
var yc = Array.prototype.find;
function bc(e) {
	return function() {
		return yc.call(this.children, e);
	};
}
function xc() {
	return this.firstElementChild;
}
function Sc(e) {
	return this.select(e == null ? xc : bc(typeof e == "function" ? e : vc(e)));
}
// node_modules/d3-selection/src/selection/selectChildren.js
var Cc = Array.prototype.filter;
function wc() {
	return Array.from(this.children);
}
function Tc(e) {
	return function() {
		return Cc.call(this.children, e);
	};
}
function Ec(e) {
	return this.selectAll(e == null ? wc : Tc(typeof e == "function" ? e : vc(e)));
}
// node_modules/d3-selection/src/selection/filter.js
function Dc(e) {
	typeof e != "function" && (e = _c(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = [], c, l = 0; l < o; ++l) (c = a[l]) && e.call(c, c.__data__, l, a) && s.push(c);
	return new $l(r, this._parents);
}
// node_modules/d3-selection/src/selection/sparse.js
function Oc(e) {
	return Array(e.length);
}
// node_modules/d3-selection/src/selection/enter.js
function kc() {
	return new $l(this._enter || this._groups.map(Oc), this._parents);
}
function Ac(e, t) {
	this.ownerDocument = e.ownerDocument, this.namespaceURI = e.namespaceURI, this._next = null, this._parent = e, this.__data__ = t;
}
Ac.prototype = {
	constructor: Ac,
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
function jc(e) {
	return function() {
		return e;
	};
}
// node_modules/d3-selection/src/selection/data.js
function Mc(e, t, n, r, i, a) {
	for (var o = 0, s, c = t.length, l = a.length; o < l; ++o) (s = t[o]) ? (s.__data__ = a[o], r[o] = s) : n[o] = new Ac(e, a[o]);
	for (; o < c; ++o) (s = t[o]) && (i[o] = s);
}
function Nc(e, t, n, r, i, a, o) {
	var s, c, l = /* @__PURE__ */ new Map(), u = t.length, d = a.length, f = Array(u), p;
	for (s = 0; s < u; ++s) (c = t[s]) && (f[s] = p = o.call(c, c.__data__, s, t) + "", l.has(p) ? i[s] = c : l.set(p, c));
	for (s = 0; s < d; ++s) p = o.call(e, a[s], s, a) + "", (c = l.get(p)) ? (r[s] = c, c.__data__ = a[s], l.delete(p)) : n[s] = new Ac(e, a[s]);
	for (s = 0; s < u; ++s) (c = t[s]) && l.get(f[s]) === c && (i[s] = c);
}
function Pc(e) {
	return e.__data__;
}
function Fc(e, t) {
	if (!arguments.length) return Array.from(this, Pc);
	var n = t ? Nc : Mc, r = this._parents, i = this._groups;
	typeof e != "function" && (e = jc(e));
	for (var a = i.length, o = Array(a), s = Array(a), c = Array(a), l = 0; l < a; ++l) {
		var u = r[l], d = i[l], f = d.length, p = Ic(e.call(u, u && u.__data__, l, r)), m = p.length, h = s[l] = Array(m), g = o[l] = Array(m);
		n(u, d, h, g, c[l] = Array(f), p, t);
		for (var _ = 0, v = 0, y, b; _ < m; ++_) if (y = h[_]) {
			for (_ >= v && (v = _ + 1); !(b = g[v]) && ++v < m;);
			y._next = b || null;
		}
	}
	return o = new $l(o, r), o._enter = s, o._exit = c, o;
}
function Ic(e) {
	return typeof e == "object" && "length" in e ? e : Array.from(e);
}
// node_modules/d3-selection/src/selection/exit.js
function Lc() {
	return new $l(this._exit || this._groups.map(Oc), this._parents);
}
// node_modules/d3-selection/src/selection/join.js
function Rc(e, t, n) {
	var r = this.enter(), i = this, a = this.exit();
	return typeof e == "function" ? (r = e(r), r &&= r.selection()) : r = r.append(e + ""), t != null && (i = t(i), i &&= i.selection()), n == null ? a.remove() : n(a), r && i ? r.merge(i).order() : i;
}
// node_modules/d3-selection/src/selection/merge.js
function zc(e) {
	for (var t = e.selection ? e.selection() : e, n = this._groups, r = t._groups, i = n.length, a = r.length, o = Math.min(i, a), s = Array(i), c = 0; c < o; ++c) for (var l = n[c], u = r[c], d = l.length, f = s[c] = Array(d), p, m = 0; m < d; ++m) (p = l[m] || u[m]) && (f[m] = p);
	for (; c < i; ++c) s[c] = n[c];
	return new $l(s, this._parents);
}
// node_modules/d3-selection/src/selection/order.js
function Bc() {
	for (var e = this._groups, t = -1, n = e.length; ++t < n;) for (var r = e[t], i = r.length - 1, a = r[i], o; --i >= 0;) (o = r[i]) && (a && o.compareDocumentPosition(a) ^ 4 && a.parentNode.insertBefore(o, a), a = o);
	return this;
}
// node_modules/d3-selection/src/selection/sort.js
function Vc(e) {
	e ||= Hc;
	function t(t, n) {
		return t && n ? e(t.__data__, n.__data__) : !t - !n;
	}
	for (var n = this._groups, r = n.length, i = Array(r), a = 0; a < r; ++a) {
		for (var o = n[a], s = o.length, c = i[a] = Array(s), l, u = 0; u < s; ++u) (l = o[u]) && (c[u] = l);
		c.sort(t);
	}
	return new $l(i, this._parents).order();
}
function Hc(e, t) {
	return e < t ? -1 : e > t ? 1 : e >= t ? 0 : NaN;
}
// node_modules/d3-selection/src/selection/call.js
function Uc() {
	var e = arguments[0];
	return arguments[0] = this, e.apply(null, arguments), this;
}
// node_modules/d3-selection/src/selection/nodes.js
function Wc() {
	return Array.from(this);
}
// node_modules/d3-selection/src/selection/node.js
function Gc() {
	for (var e = this._groups, t = 0, n = e.length; t < n; ++t) for (var r = e[t], i = 0, a = r.length; i < a; ++i) {
		var o = r[i];
		if (o) return o;
	}
	return null;
}
// node_modules/d3-selection/src/selection/size.js
function Kc() {
	let e = 0;
	for (let t of this) ++e;
	return e;
}
// node_modules/d3-selection/src/selection/empty.js
function qc() {
	return !this.node();
}
// node_modules/d3-selection/src/selection/each.js
function Jc(e) {
	for (var t = this._groups, n = 0, r = t.length; n < r; ++n) for (var i = t[n], a = 0, o = i.length, s; a < o; ++a) (s = i[a]) && e.call(s, s.__data__, a, i);
	return this;
}
// node_modules/d3-selection/src/selection/attr.js
function Yc(e) {
	return function() {
		this.removeAttribute(e);
	};
}
function Xc(e) {
	return function() {
		this.removeAttributeNS(e.space, e.local);
	};
}
function Zc(e, t) {
	return function() {
		this.setAttribute(e, t);
	};
}
function Qc(e, t) {
	return function() {
		this.setAttributeNS(e.space, e.local, t);
	};
}
function $c(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? this.removeAttribute(e) : this.setAttribute(e, n);
	};
}
function el(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? this.removeAttributeNS(e.space, e.local) : this.setAttributeNS(e.space, e.local, n);
	};
}
function tl(e, t) {
	var n = ac(e);
	if (arguments.length < 2) {
		var r = this.node();
		return n.local ? r.getAttributeNS(n.space, n.local) : r.getAttribute(n);
	}
	return this.each((t == null ? n.local ? Xc : Yc : typeof t == "function" ? n.local ? el : $c : n.local ? Qc : Zc)(n, t));
}
// node_modules/d3-selection/src/window.js
function nl(e) {
	return e.ownerDocument && e.ownerDocument.defaultView || e.document && e || e.defaultView;
}
// node_modules/d3-selection/src/selection/style.js
function rl(e) {
	return function() {
		this.style.removeProperty(e);
	};
}
function il(e, t, n) {
	return function() {
		this.style.setProperty(e, t, n);
	};
}
function al(e, t, n) {
	return function() {
		var r = t.apply(this, arguments);
		r == null ? this.style.removeProperty(e) : this.style.setProperty(e, r, n);
	};
}
function ol(e, t, n) {
	return arguments.length > 1 ? this.each((t == null ? rl : typeof t == "function" ? al : il)(e, t, n ?? "")) : sl(this.node(), e);
}
function sl(e, t) {
	return e.style.getPropertyValue(t) || nl(e).getComputedStyle(e, null).getPropertyValue(t);
}
// node_modules/d3-selection/src/selection/property.js
function cl(e) {
	return function() {
		delete this[e];
	};
}
function ll(e, t) {
	return function() {
		this[e] = t;
	};
}
function ul(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? delete this[e] : this[e] = n;
	};
}
function dl(e, t) {
	return arguments.length > 1 ? this.each((t == null ? cl : typeof t == "function" ? ul : ll)(e, t)) : this.node()[e];
}
// node_modules/d3-selection/src/selection/classed.js
function fl(e) {
	return e.trim().split(/^|\s+/);
}
function pl(e) {
	return e.classList || new ml(e);
}
function ml(e) {
	this._node = e, this._names = fl(e.getAttribute("class") || "");
}
ml.prototype = {
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
function hl(e, t) {
	for (var n = pl(e), r = -1, i = t.length; ++r < i;) n.add(t[r]);
}
function gl(e, t) {
	for (var n = pl(e), r = -1, i = t.length; ++r < i;) n.remove(t[r]);
}
function _l(e) {
	return function() {
		hl(this, e);
	};
}
function vl(e) {
	return function() {
		gl(this, e);
	};
}
function yl(e, t) {
	return function() {
		(t.apply(this, arguments) ? hl : gl)(this, e);
	};
}
function bl(e, t) {
	var n = fl(e + "");
	if (arguments.length < 2) {
		for (var r = pl(this.node()), i = -1, a = n.length; ++i < a;) if (!r.contains(n[i])) return !1;
		return !0;
	}
	return this.each((typeof t == "function" ? yl : t ? _l : vl)(n, t));
}
// node_modules/d3-selection/src/selection/text.js
function xl() {
	this.textContent = "";
}
function Sl(e) {
	return function() {
		this.textContent = e;
	};
}
function Cl(e) {
	return function() {
		var t = e.apply(this, arguments);
		this.textContent = t ?? "";
	};
}
function wl(e) {
	return arguments.length ? this.each(e == null ? xl : (typeof e == "function" ? Cl : Sl)(e)) : this.node().textContent;
}
// node_modules/d3-selection/src/selection/html.js
function Tl() {
	this.innerHTML = "";
}
function El(e) {
	return function() {
		this.innerHTML = e;
	};
}
function Dl(e) {
	return function() {
		var t = e.apply(this, arguments);
		this.innerHTML = t ?? "";
	};
}
function Ol(e) {
	return arguments.length ? this.each(e == null ? Tl : (typeof e == "function" ? Dl : El)(e)) : this.node().innerHTML;
}
// node_modules/d3-selection/src/selection/raise.js
function kl() {
	this.nextSibling && this.parentNode.appendChild(this);
}
function Al() {
	return this.each(kl);
}
// node_modules/d3-selection/src/selection/lower.js
function jl() {
	this.previousSibling && this.parentNode.insertBefore(this, this.parentNode.firstChild);
}
function Ml() {
	return this.each(jl);
}
// node_modules/d3-selection/src/selection/append.js
function Nl(e) {
	var t = typeof e == "function" ? e : cc(e);
	return this.select(function() {
		return this.appendChild(t.apply(this, arguments));
	});
}
// node_modules/d3-selection/src/selection/insert.js
function Pl() {
	return null;
}
function Fl(e, t) {
	var n = typeof e == "function" ? e : cc(e), r = t == null ? Pl : typeof t == "function" ? t : uc(t);
	return this.select(function() {
		return this.insertBefore(n.apply(this, arguments), r.apply(this, arguments) || null);
	});
}
// node_modules/d3-selection/src/selection/remove.js
function Il() {
	var e = this.parentNode;
	e && e.removeChild(this);
}
function Ll() {
	return this.each(Il);
}
// node_modules/d3-selection/src/selection/clone.js
function Rl() {
	var e = this.cloneNode(!1), t = this.parentNode;
	return t ? t.insertBefore(e, this.nextSibling) : e;
}
function zl() {
	var e = this.cloneNode(!0), t = this.parentNode;
	return t ? t.insertBefore(e, this.nextSibling) : e;
}
function Bl(e) {
	return this.select(e ? zl : Rl);
}
// node_modules/d3-selection/src/selection/datum.js
function Vl(e) {
	return arguments.length ? this.property("__data__", e) : this.node().__data__;
}
// node_modules/d3-selection/src/selection/on.js
function Hl(e) {
	return function(t) {
		e.call(this, t, this.__data__);
	};
}
function Ul(e) {
	return e.trim().split(/^|\s+/).map(function(e) {
		var t = "", n = e.indexOf(".");
		return n >= 0 && (t = e.slice(n + 1), e = e.slice(0, n)), {
			type: e,
			name: t
		};
	});
}
function Wl(e) {
	return function() {
		var t = this.__on;
		if (t) {
			for (var n = 0, r = -1, i = t.length, a; n < i; ++n) a = t[n], (!e.type || a.type === e.type) && a.name === e.name ? this.removeEventListener(a.type, a.listener, a.options) : t[++r] = a;
			++r ? t.length = r : delete this.__on;
		}
	};
}
function Gl(e, t, n) {
	return function() {
		var r = this.__on, i, a = Hl(t);
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
function Kl(e, t, n) {
	var r = Ul(e + ""), i, a = r.length, o;
	if (arguments.length < 2) {
		var s = this.node().__on;
		if (s) {
			for (var c = 0, l = s.length, u; c < l; ++c) for (i = 0, u = s[c]; i < a; ++i) if ((o = r[i]).type === u.type && o.name === u.name) return u.value;
		}
	} else {
		for (s = t ? Gl : Wl, i = 0; i < a; ++i) this.each(s(r[i], t, n));
		return this;
	}
}
// node_modules/d3-selection/src/selection/dispatch.js
function ql(e, t, n) {
	var r = nl(e), i = r.CustomEvent;
	typeof i == "function" ? i = new i(t, n) : (i = r.document.createEvent("Event"), n ? (i.initEvent(t, n.bubbles, n.cancelable), i.detail = n.detail) : i.initEvent(t, !1, !1)), e.dispatchEvent(i);
}
function Jl(e, t) {
	return function() {
		return ql(this, e, t);
	};
}
function Yl(e, t) {
	return function() {
		return ql(this, e, t.apply(this, arguments));
	};
}
function Xl(e, t) {
	return this.each((typeof t == "function" ? Yl : Jl)(e, t));
}
// node_modules/d3-selection/src/selection/iterator.js
function* Zl() {
	for (var e = this._groups, t = 0, n = e.length; t < n; ++t) for (var r = e[t], i = 0, a = r.length, o; i < a; ++i) (o = r[i]) && (yield o);
}
// node_modules/d3-selection/src/selection/index.js
var Ql = [null];
function $l(e, t) {
	this._groups = e, this._parents = t;
}
function eu() {
	return new $l([[document.documentElement]], Ql);
}
function tu() {
	return this;
}
$l.prototype = eu.prototype = {
	constructor: $l,
	select: dc,
	selectAll: gc,
	selectChild: Sc,
	selectChildren: Ec,
	filter: Dc,
	data: Fc,
	enter: kc,
	exit: Lc,
	join: Rc,
	merge: zc,
	selection: tu,
	order: Bc,
	sort: Vc,
	call: Uc,
	nodes: Wc,
	node: Gc,
	size: Kc,
	empty: qc,
	each: Jc,
	attr: tl,
	style: ol,
	property: dl,
	classed: bl,
	text: wl,
	html: Ol,
	raise: Al,
	lower: Ml,
	append: Nl,
	insert: Fl,
	remove: Ll,
	clone: Bl,
	datum: Vl,
	on: Kl,
	dispatch: Xl,
	[Symbol.iterator]: Zl
};
// node_modules/d3-selection/src/select.js
function nu(e) {
	return typeof e == "string" ? new $l([[document.querySelector(e)]], [document.documentElement]) : new $l([[e]], Ql);
}
// node_modules/d3-selection/src/sourceEvent.js
function ru(e) {
	let t;
	for (; t = e.sourceEvent;) e = t;
	return e;
}
// node_modules/d3-selection/src/pointer.js
function iu(e, t) {
	if (e = ru(e), t === void 0 && (t = e.currentTarget), t) {
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
var au = { value: () => {} };
function ou() {
	for (var e = 0, t = arguments.length, n = {}, r; e < t; ++e) {
		if (!(r = arguments[e] + "") || r in n || /[\s.]/.test(r)) throw Error("illegal type: " + r);
		n[r] = [];
	}
	return new su(n);
}
function su(e) {
	this._ = e;
}
function cu(e, t) {
	return e.trim().split(/^|\s+/).map(function(e) {
		var n = "", r = e.indexOf(".");
		if (r >= 0 && (n = e.slice(r + 1), e = e.slice(0, r)), e && !t.hasOwnProperty(e)) throw Error("unknown type: " + e);
		return {
			type: e,
			name: n
		};
	});
}
su.prototype = ou.prototype = {
	constructor: su,
	on: function(e, t) {
		var n = this._, r = cu(e + "", n), i, a = -1, o = r.length;
		if (arguments.length < 2) {
			for (; ++a < o;) if ((i = (e = r[a]).type) && (i = lu(n[i], e.name))) return i;
		} else {
			if (t != null && typeof t != "function") throw Error("invalid callback: " + t);
			for (; ++a < o;) if (i = (e = r[a]).type) n[i] = uu(n[i], e.name, t);
			else if (t == null) for (i in n) n[i] = uu(n[i], e.name, null);
			return this;
		}
	},
	copy: function() {
		var e = {}, t = this._;
		for (var n in t) e[n] = t[n].slice();
		return new su(e);
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
function lu(e, t) {
	for (var n = 0, r = e.length, i; n < r; ++n) if ((i = e[n]).name === t) return i.value;
}
function uu(e, t, n) {
	for (var r = 0, i = e.length; r < i; ++r) if (e[r].name === t) {
		e[r] = au, e = e.slice(0, r).concat(e.slice(r + 1));
		break;
	}
	return n != null && e.push({
		name: t,
		value: n
	}), e;
}
// node_modules/d3-drag/dist/d3-drag.mjs
var du = {
	capture: !0,
	passive: !1
};
function fu(e) {
	e.preventDefault(), e.stopImmediatePropagation();
}
function pu(e) {
	var t = e.document.documentElement, n = nu(e).on("dragstart.drag", fu, du);
	"onselectstart" in t ? n.on("selectstart.drag", fu, du) : (t.__noselect = t.style.MozUserSelect, t.style.MozUserSelect = "none");
}
function mu(e, t) {
	var n = e.document.documentElement, r = nu(e).on("dragstart.drag", null);
	t && (r.on("click.drag", fu, du), setTimeout(function() {
		r.on("click.drag", null);
	}, 0)), "onselectstart" in n ? r.on("selectstart.drag", null) : (n.style.MozUserSelect = n.__noselect, delete n.__noselect);
}
function hu(e, { sourceEvent: t, subject: n, target: r, identifier: i, active: a, x: o, y: s, dx: c, dy: l, dispatch: u }) {
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
hu.prototype.on = function() {
	var e = this._.on.apply(this._, arguments);
	return e === this._ ? this : e;
};
// node_modules/d3-timer/dist/d3-timer.mjs
var gu = 0, _u = 0, vu = 0, yu = 1e3, bu, xu, Su = 0, Cu = 0, wu = 0, Tu = typeof performance == "object" && performance.now ? performance : Date, Eu = typeof window == "object" && window.requestAnimationFrame ? window.requestAnimationFrame.bind(window) : function(e) {
	setTimeout(e, 17);
};
function Du() {
	return Cu ||= (Eu(Ou), Tu.now() + wu);
}
function Ou() {
	Cu = 0;
}
function ku() {
	this._call = this._time = this._next = null;
}
ku.prototype = Au.prototype = {
	constructor: ku,
	restart: function(e, t, n) {
		if (typeof e != "function") throw TypeError("callback is not a function");
		n = (n == null ? Du() : +n) + (t == null ? 0 : +t), !this._next && xu !== this && (xu ? xu._next = this : bu = this, xu = this), this._call = e, this._time = n, Fu();
	},
	stop: function() {
		this._call && (this._call = null, this._time = Infinity, Fu());
	}
};
function Au(e, t, n) {
	var r = new ku();
	return r.restart(e, t, n), r;
}
function ju() {
	Du(), ++gu;
	for (var e = bu, t; e;) (t = Cu - e._time) >= 0 && e._call.call(void 0, t), e = e._next;
	--gu;
}
function Mu() {
	Cu = (Su = Tu.now()) + wu, gu = _u = 0;
	try {
		ju();
	} finally {
		gu = 0, Pu(), Cu = 0;
	}
}
function Nu() {
	var e = Tu.now(), t = e - Su;
	t > yu && (wu -= t, Su = e);
}
function Pu() {
	for (var e, t = bu, n, r = Infinity; t;) t._call ? (r > t._time && (r = t._time), e = t, t = t._next) : (n = t._next, t._next = null, t = e ? e._next = n : bu = n);
	xu = e, Fu(r);
}
function Fu(e) {
	gu || (_u &&= clearTimeout(_u), e - Cu > 24 ? (e < Infinity && (_u = setTimeout(Mu, Math.ceil(e - Tu.now() - wu) + 1)), vu &&= clearInterval(vu)) : (vu ||= (Su = Tu.now(), setInterval(Nu, yu)), gu = 1, Eu(Mu)));
}
function Iu(e, t, n) {
	var r = new ku();
	return t = t == null ? 0 : +t, r.restart((n) => {
		r.stop(), e(n + t);
	}, t, n), r;
}
// node_modules/d3-ease/dist/d3-ease.mjs
function Lu(e) {
	return ((e *= 2) <= 1 ? e * e * e : (e -= 2) * e * e + 2) / 2;
}
var Ru = 3;
(function e(t) {
	t = +t;
	function n(e) {
		return e ** +t;
	}
	return n.exponent = e, n;
})(Ru), (function e(t) {
	t = +t;
	function n(e) {
		return 1 - (1 - e) ** t;
	}
	return n.exponent = e, n;
})(Ru), (function e(t) {
	t = +t;
	function n(e) {
		return ((e *= 2) <= 1 ? e ** +t : 2 - (2 - e) ** t) / 2;
	}
	return n.exponent = e, n;
})(Ru);
function zu(e) {
	return (2 ** (-10 * e) - .0009765625) * 1.0009775171065494;
}
var Bu = 4 / 11;
1 / Bu / Bu;
var Vu = 1.70158;
(function e(t) {
	t = +t;
	function n(e) {
		return (e = +e) * e * (t * (e - 1) + e);
	}
	return n.overshoot = e, n;
})(Vu), (function e(t) {
	t = +t;
	function n(e) {
		return --e * e * ((e + 1) * t + e) + 1;
	}
	return n.overshoot = e, n;
})(Vu), (function e(t) {
	t = +t;
	function n(e) {
		return ((e *= 2) < 1 ? e * e * ((t + 1) * e - t) : (e -= 2) * e * ((t + 1) * e + t) + 2) / 2;
	}
	return n.overshoot = e, n;
})(Vu);
var Hu = 2 * Math.PI, Uu = 1, Wu = .3;
(function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= Hu);
	function i(e) {
		return t * zu(- --e) * Math.sin((r - e) / n);
	}
	return i.amplitude = function(t) {
		return e(t, n * Hu);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(Uu, Wu), (function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= Hu);
	function i(e) {
		return 1 - t * zu(e = +e) * Math.sin((e + r) / n);
	}
	return i.amplitude = function(t) {
		return e(t, n * Hu);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(Uu, Wu), (function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= Hu);
	function i(e) {
		return ((e = e * 2 - 1) < 0 ? t * zu(-e) * Math.sin((r - e) / n) : 2 - t * zu(e) * Math.sin((r + e) / n)) / 2;
	}
	return i.amplitude = function(t) {
		return e(t, n * Hu);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(Uu, Wu);
// node_modules/d3-transition/dist/d3-transition.mjs
var Gu = ou("start", "end", "cancel", "interrupt"), Ku = [], qu = 0, Ju = 1, Yu = 2, Xu = 3, Zu = 4, Qu = 5, $u = 6;
function ed(e, t, n, r, i, a) {
	var o = e.__transition;
	if (!o) e.__transition = {};
	else if (n in o) return;
	id(e, n, {
		name: t,
		index: r,
		group: i,
		on: Gu,
		tween: Ku,
		time: a.time,
		delay: a.delay,
		duration: a.duration,
		ease: a.ease,
		timer: null,
		state: qu
	});
}
function td(e, t) {
	var n = rd(e, t);
	if (n.state > qu) throw Error("too late; already scheduled");
	return n;
}
function nd(e, t) {
	var n = rd(e, t);
	if (n.state > Xu) throw Error("too late; already running");
	return n;
}
function rd(e, t) {
	var n = e.__transition;
	if (!n || !(n = n[t])) throw Error("transition not found");
	return n;
}
function id(e, t, n) {
	var r = e.__transition, i;
	r[t] = n, n.timer = Au(a, 0, n.time);
	function a(e) {
		n.state = Ju, n.timer.restart(o, n.delay, n.time), n.delay <= e && o(e - n.delay);
	}
	function o(a) {
		var l, u, d, f;
		if (n.state !== Ju) return c();
		for (l in r) if (f = r[l], f.name === n.name) {
			if (f.state === Xu) return Iu(o);
			f.state === Zu ? (f.state = $u, f.timer.stop(), f.on.call("interrupt", e, e.__data__, f.index, f.group), delete r[l]) : +l < t && (f.state = $u, f.timer.stop(), f.on.call("cancel", e, e.__data__, f.index, f.group), delete r[l]);
		}
		if (Iu(function() {
			n.state === Xu && (n.state = Zu, n.timer.restart(s, n.delay, n.time), s(a));
		}), n.state = Yu, n.on.call("start", e, e.__data__, n.index, n.group), n.state === Yu) {
			for (n.state = Xu, i = Array(d = n.tween.length), l = 0, u = -1; l < d; ++l) (f = n.tween[l].value.call(e, e.__data__, n.index, n.group)) && (i[++u] = f);
			i.length = u + 1;
		}
	}
	function s(t) {
		for (var r = t < n.duration ? n.ease.call(null, t / n.duration) : (n.timer.restart(c), n.state = Qu, 1), a = -1, o = i.length; ++a < o;) i[a].call(e, r);
		n.state === Qu && (n.on.call("end", e, e.__data__, n.index, n.group), c());
	}
	function c() {
		for (var i in n.state = $u, n.timer.stop(), delete r[t], r) return;
		delete e.__transition;
	}
}
function ad(e, t) {
	var n = e.__transition, r, i, a = !0, o;
	if (n) {
		for (o in t = t == null ? null : t + "", n) (r = n[o]).name === t ? (i = r.state > Yu && r.state < Qu, r.state = $u, r.timer.stop(), r.on.call(i ? "interrupt" : "cancel", e, e.__data__, r.index, r.group), delete n[o]) : a = !1;
		a && delete e.__transition;
	}
}
function od(e) {
	return this.each(function() {
		ad(this, e);
	});
}
function sd(e, t) {
	var n, r;
	return function() {
		var i = nd(this, e), a = i.tween;
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
function cd(e, t, n) {
	var r, i;
	if (typeof n != "function") throw Error();
	return function() {
		var a = nd(this, e), o = a.tween;
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
function ld(e, t) {
	var n = this._id;
	if (e += "", arguments.length < 2) {
		for (var r = rd(this.node(), n).tween, i = 0, a = r.length, o; i < a; ++i) if ((o = r[i]).name === e) return o.value;
		return null;
	}
	return this.each((t == null ? sd : cd)(n, e, t));
}
function ud(e, t, n) {
	var r = e._id;
	return e.each(function() {
		var e = nd(this, r);
		(e.value ||= {})[t] = n.apply(this, arguments);
	}), function(e) {
		return rd(e, r).value[t];
	};
}
function dd(e, t) {
	var n;
	return (typeof t == "number" ? vs : t instanceof mo ? _s : (n = mo(t)) ? (t = n, _s) : Cs)(e, t);
}
function fd(e) {
	return function() {
		this.removeAttribute(e);
	};
}
function pd(e) {
	return function() {
		this.removeAttributeNS(e.space, e.local);
	};
}
function md(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = this.getAttribute(e);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function hd(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = this.getAttributeNS(e.space, e.local);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function gd(e, t, n) {
	var r, i, a;
	return function() {
		var o, s = n(this), c;
		return s == null ? void this.removeAttribute(e) : (o = this.getAttribute(e), c = s + "", o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s)));
	};
}
function _d(e, t, n) {
	var r, i, a;
	return function() {
		var o, s = n(this), c;
		return s == null ? void this.removeAttributeNS(e.space, e.local) : (o = this.getAttributeNS(e.space, e.local), c = s + "", o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s)));
	};
}
function vd(e, t) {
	var n = ac(e), r = n === "transform" ? Ms : dd;
	return this.attrTween(e, typeof t == "function" ? (n.local ? _d : gd)(n, r, ud(this, "attr." + e, t)) : t == null ? (n.local ? pd : fd)(n) : (n.local ? hd : md)(n, r, t));
}
function yd(e, t) {
	return function(n) {
		this.setAttribute(e, t.call(this, n));
	};
}
function bd(e, t) {
	return function(n) {
		this.setAttributeNS(e.space, e.local, t.call(this, n));
	};
}
function xd(e, t) {
	var n, r;
	function i() {
		var i = t.apply(this, arguments);
		return i !== r && (n = (r = i) && bd(e, i)), n;
	}
	return i._value = t, i;
}
function Sd(e, t) {
	var n, r;
	function i() {
		var i = t.apply(this, arguments);
		return i !== r && (n = (r = i) && yd(e, i)), n;
	}
	return i._value = t, i;
}
function Cd(e, t) {
	var n = "attr." + e;
	if (arguments.length < 2) return (n = this.tween(n)) && n._value;
	if (t == null) return this.tween(n, null);
	if (typeof t != "function") throw Error();
	var r = ac(e);
	return this.tween(n, (r.local ? xd : Sd)(r, t));
}
function wd(e, t) {
	return function() {
		td(this, e).delay = +t.apply(this, arguments);
	};
}
function Td(e, t) {
	return t = +t, function() {
		td(this, e).delay = t;
	};
}
function Ed(e) {
	var t = this._id;
	return arguments.length ? this.each((typeof e == "function" ? wd : Td)(t, e)) : rd(this.node(), t).delay;
}
function Dd(e, t) {
	return function() {
		nd(this, e).duration = +t.apply(this, arguments);
	};
}
function Od(e, t) {
	return t = +t, function() {
		nd(this, e).duration = t;
	};
}
function kd(e) {
	var t = this._id;
	return arguments.length ? this.each((typeof e == "function" ? Dd : Od)(t, e)) : rd(this.node(), t).duration;
}
function Ad(e, t) {
	if (typeof t != "function") throw Error();
	return function() {
		nd(this, e).ease = t;
	};
}
function jd(e) {
	var t = this._id;
	return arguments.length ? this.each(Ad(t, e)) : rd(this.node(), t).ease;
}
function Md(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		if (typeof n != "function") throw Error();
		nd(this, e).ease = n;
	};
}
function Nd(e) {
	if (typeof e != "function") throw Error();
	return this.each(Md(this._id, e));
}
function Pd(e) {
	typeof e != "function" && (e = _c(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = [], c, l = 0; l < o; ++l) (c = a[l]) && e.call(c, c.__data__, l, a) && s.push(c);
	return new uf(r, this._parents, this._name, this._id);
}
function Fd(e) {
	if (e._id !== this._id) throw Error();
	for (var t = this._groups, n = e._groups, r = t.length, i = n.length, a = Math.min(r, i), o = Array(r), s = 0; s < a; ++s) for (var c = t[s], l = n[s], u = c.length, d = o[s] = Array(u), f, p = 0; p < u; ++p) (f = c[p] || l[p]) && (d[p] = f);
	for (; s < r; ++s) o[s] = t[s];
	return new uf(o, this._parents, this._name, this._id);
}
function Id(e) {
	return (e + "").trim().split(/^|\s+/).every(function(e) {
		var t = e.indexOf(".");
		return t >= 0 && (e = e.slice(0, t)), !e || e === "start";
	});
}
function Ld(e, t, n) {
	var r, i, a = Id(t) ? td : nd;
	return function() {
		var o = a(this, e), s = o.on;
		s !== r && (i = (r = s).copy()).on(t, n), o.on = i;
	};
}
function Rd(e, t) {
	var n = this._id;
	return arguments.length < 2 ? rd(this.node(), n).on.on(e) : this.each(Ld(n, e, t));
}
function zd(e) {
	return function() {
		var t = this.parentNode;
		for (var n in this.__transition) if (+n !== e) return;
		t && t.removeChild(this);
	};
}
function Bd() {
	return this.on("end.remove", zd(this._id));
}
function Vd(e) {
	var t = this._name, n = this._id;
	typeof e != "function" && (e = uc(e));
	for (var r = this._groups, i = r.length, a = Array(i), o = 0; o < i; ++o) for (var s = r[o], c = s.length, l = a[o] = Array(c), u, d, f = 0; f < c; ++f) (u = s[f]) && (d = e.call(u, u.__data__, f, s)) && ("__data__" in u && (d.__data__ = u.__data__), l[f] = d, ed(l[f], t, n, f, l, rd(u, n)));
	return new uf(a, this._parents, t, n);
}
function Hd(e) {
	var t = this._name, n = this._id;
	typeof e != "function" && (e = mc(e));
	for (var r = this._groups, i = r.length, a = [], o = [], s = 0; s < i; ++s) for (var c = r[s], l = c.length, u, d = 0; d < l; ++d) if (u = c[d]) {
		for (var f = e.call(u, u.__data__, d, c), p, m = rd(u, n), h = 0, g = f.length; h < g; ++h) (p = f[h]) && ed(p, t, n, h, f, m);
		a.push(f), o.push(u);
	}
	return new uf(a, o, t, n);
}
var Ud = eu.prototype.constructor;
function Wd() {
	return new Ud(this._groups, this._parents);
}
function Gd(e, t) {
	var n, r, i;
	return function() {
		var a = sl(this, e), o = (this.style.removeProperty(e), sl(this, e));
		return a === o ? null : a === n && o === r ? i : i = t(n = a, r = o);
	};
}
function Kd(e) {
	return function() {
		this.style.removeProperty(e);
	};
}
function qd(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = sl(this, e);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function Jd(e, t, n) {
	var r, i, a;
	return function() {
		var o = sl(this, e), s = n(this), c = s + "";
		return s ?? (c = s = (this.style.removeProperty(e), sl(this, e))), o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s));
	};
}
function Yd(e, t) {
	var n, r, i, a = "style." + t, o = "end." + a, s;
	return function() {
		var c = nd(this, e), l = c.on, u = c.value[a] == null ? s ||= Kd(t) : void 0;
		(l !== n || i !== u) && (r = (n = l).copy()).on(o, i = u), c.on = r;
	};
}
function Xd(e, t, n) {
	var r = (e += "") == "transform" ? js : dd;
	return t == null ? this.styleTween(e, Gd(e, r)).on("end.style." + e, Kd(e)) : typeof t == "function" ? this.styleTween(e, Jd(e, r, ud(this, "style." + e, t))).each(Yd(this._id, e)) : this.styleTween(e, qd(e, r, t), n).on("end.style." + e, null);
}
function Zd(e, t, n) {
	return function(r) {
		this.style.setProperty(e, t.call(this, r), n);
	};
}
function Qd(e, t, n) {
	var r, i;
	function a() {
		var a = t.apply(this, arguments);
		return a !== i && (r = (i = a) && Zd(e, a, n)), r;
	}
	return a._value = t, a;
}
function $d(e, t, n) {
	var r = "style." + (e += "");
	if (arguments.length < 2) return (r = this.tween(r)) && r._value;
	if (t == null) return this.tween(r, null);
	if (typeof t != "function") throw Error();
	return this.tween(r, Qd(e, t, n ?? ""));
}
function ef(e) {
	return function() {
		this.textContent = e;
	};
}
function tf(e) {
	return function() {
		var t = e(this);
		this.textContent = t ?? "";
	};
}
function nf(e) {
	return this.tween("text", typeof e == "function" ? tf(ud(this, "text", e)) : ef(e == null ? "" : e + ""));
}
function rf(e) {
	return function(t) {
		this.textContent = e.call(this, t);
	};
}
function af(e) {
	var t, n;
	function r() {
		var r = e.apply(this, arguments);
		return r !== n && (t = (n = r) && rf(r)), t;
	}
	return r._value = e, r;
}
function of(e) {
	var t = "text";
	if (arguments.length < 1) return (t = this.tween(t)) && t._value;
	if (e == null) return this.tween(t, null);
	if (typeof e != "function") throw Error();
	return this.tween(t, af(e));
}
function sf() {
	for (var e = this._name, t = this._id, n = df(), r = this._groups, i = r.length, a = 0; a < i; ++a) for (var o = r[a], s = o.length, c, l = 0; l < s; ++l) if (c = o[l]) {
		var u = rd(c, t);
		ed(c, e, n, l, o, {
			time: u.time + u.delay + u.duration,
			delay: 0,
			duration: u.duration,
			ease: u.ease
		});
	}
	return new uf(r, this._parents, e, n);
}
function cf() {
	var e, t, n = this, r = n._id, i = n.size();
	return new Promise(function(a, o) {
		var s = { value: o }, c = { value: function() {
			--i === 0 && a();
		} };
		n.each(function() {
			var n = nd(this, r), i = n.on;
			i !== e && (t = (e = i).copy(), t._.cancel.push(s), t._.interrupt.push(s), t._.end.push(c)), n.on = t;
		}), i === 0 && a();
	});
}
var lf = 0;
function uf(e, t, n, r) {
	this._groups = e, this._parents = t, this._name = n, this._id = r;
}
function df() {
	return ++lf;
}
var ff = eu.prototype;
uf.prototype = {
	constructor: uf,
	select: Vd,
	selectAll: Hd,
	selectChild: ff.selectChild,
	selectChildren: ff.selectChildren,
	filter: Pd,
	merge: Fd,
	selection: Wd,
	transition: sf,
	call: ff.call,
	nodes: ff.nodes,
	node: ff.node,
	size: ff.size,
	empty: ff.empty,
	each: ff.each,
	on: Rd,
	attr: vd,
	attrTween: Cd,
	style: Xd,
	styleTween: $d,
	text: nf,
	textTween: of,
	remove: Bd,
	tween: ld,
	delay: Ed,
	duration: kd,
	ease: jd,
	easeVarying: Nd,
	end: cf,
	[Symbol.iterator]: ff[Symbol.iterator]
};
var pf = {
	time: null,
	delay: 0,
	duration: 250,
	ease: Lu
};
function mf(e, t) {
	for (var n; !(n = e.__transition) || !(n = n[t]);) if (!(e = e.parentNode)) throw Error(`transition ${t} not found`);
	return n;
}
function hf(e) {
	var t, n;
	e instanceof uf ? (t = e._id, e = e._name) : (t = df(), (n = pf).time = Du(), e = e == null ? null : e + "");
	for (var r = this._groups, i = r.length, a = 0; a < i; ++a) for (var o = r[a], s = o.length, c, l = 0; l < s; ++l) (c = o[l]) && ed(c, e, t, l, o, n || mf(c, t));
	return new uf(r, this._parents, e, t);
}
eu.prototype.interrupt = od, eu.prototype.transition = hf;
// node_modules/d3-zoom/src/constant.js
var gf = (e) => () => e;
// node_modules/d3-zoom/src/event.js
function _f(e, { sourceEvent: t, target: n, transform: r, dispatch: i }) {
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
function vf(e, t, n) {
	this.k = e, this.x = t, this.y = n;
}
vf.prototype = {
	constructor: vf,
	scale: function(e) {
		return e === 1 ? this : new vf(this.k * e, this.x, this.y);
	},
	translate: function(e, t) {
		return e === 0 & t === 0 ? this : new vf(this.k, this.x + this.k * e, this.y + this.k * t);
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
var yf = new vf(1, 0, 0);
bf.prototype = vf.prototype;
function bf(e) {
	for (; !e.__zoom;) if (!(e = e.parentNode)) return yf;
	return e.__zoom;
}
// node_modules/d3-zoom/src/noevent.js
function xf(e) {
	e.stopImmediatePropagation();
}
function Sf(e) {
	e.preventDefault(), e.stopImmediatePropagation();
}
// node_modules/d3-zoom/src/zoom.js
function Cf(e) {
	return (!e.ctrlKey || e.type === "wheel") && !e.button;
}
function wf() {
	var e = this;
	return e instanceof SVGElement ? (e = e.ownerSVGElement || e, e.hasAttribute("viewBox") ? (e = e.viewBox.baseVal, [[e.x, e.y], [e.x + e.width, e.y + e.height]]) : [[0, 0], [e.width.baseVal.value, e.height.baseVal.value]]) : [[0, 0], [e.clientWidth, e.clientHeight]];
}
function Tf() {
	return this.__zoom || yf;
}
function Ef(e) {
	return -e.deltaY * (e.deltaMode === 1 ? .05 : e.deltaMode ? 1 : .002) * (e.ctrlKey ? 10 : 1);
}
function Df() {
	return navigator.maxTouchPoints || "ontouchstart" in this;
}
function Of(e, t, n) {
	var r = e.invertX(t[0][0]) - n[0][0], i = e.invertX(t[1][0]) - n[1][0], a = e.invertY(t[0][1]) - n[0][1], o = e.invertY(t[1][1]) - n[1][1];
	return e.translate(i > r ? (r + i) / 2 : Math.min(0, r) || Math.max(0, i), o > a ? (a + o) / 2 : Math.min(0, a) || Math.max(0, o));
}
function kf() {
	var e = Cf, t = wf, n = Of, r = Ef, i = Df, a = [0, Infinity], o = [[-Infinity, -Infinity], [Infinity, Infinity]], s = 250, c = Ls, l = ou("start", "zoom", "end"), u, d, f, p = 500, m = 150, h = 0, g = 10;
	function _(e) {
		e.property("__zoom", Tf).on("wheel.zoom", w, { passive: !1 }).on("mousedown.zoom", T).on("dblclick.zoom", E).filter(i).on("touchstart.zoom", ee).on("touchmove.zoom", D).on("touchend.zoom touchcancel.zoom", O).style("-webkit-tap-highlight-color", "rgba(0,0,0,0)");
	}
	_.transform = function(e, t, n, r) {
		var i = e.selection ? e.selection() : e;
		i.property("__zoom", Tf), e === i ? i.interrupt().each(function() {
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
			return n(yf.translate(c[0], c[1]).scale(s.k).translate(typeof r == "function" ? -r.apply(this, arguments) : -r, typeof i == "function" ? -i.apply(this, arguments) : -i), e, o);
		}, a, s);
	};
	function v(e, t) {
		return t = Math.max(a[0], Math.min(a[1], t)), t === e.k ? e : new vf(t, e.x, e.y);
	}
	function y(e, t, n) {
		var r = t[0] - n[0] * e.k, i = t[1] - n[1] * e.k;
		return r === e.x && i === e.y ? e : new vf(e.k, r, i);
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
					e = new vf(n, l[0] - t[0] * n, l[1] - t[1] * n);
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
			var t = nu(this.that).datum();
			l.call(e, this.that, new _f(e, {
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
		var s = S(this, i).event(t), c = this.__zoom, l = Math.max(a[0], Math.min(a[1], c.k * 2 ** r.apply(this, arguments))), u = iu(t);
		if (s.wheel) (s.mouse[0][0] !== u[0] || s.mouse[0][1] !== u[1]) && (s.mouse[1] = c.invert(s.mouse[0] = u)), clearTimeout(s.wheel);
		else if (c.k === l) return;
		else s.mouse = [u, c.invert(u)], ad(this), s.start();
		Sf(t), s.wheel = setTimeout(d, m), s.zoom("mouse", n(y(v(c, l), s.mouse[0], s.mouse[1]), s.extent, o));
		function d() {
			s.wheel = null, s.end();
		}
	}
	function T(t, ...r) {
		if (f || !e.apply(this, arguments)) return;
		var i = t.currentTarget, a = S(this, r, !0).event(t), s = nu(t.view).on("mousemove.zoom", d, !0).on("mouseup.zoom", p, !0), c = iu(t, i), l = t.clientX, u = t.clientY;
		pu(t.view), xf(t), a.mouse = [c, this.__zoom.invert(c)], ad(this), a.start();
		function d(e) {
			if (Sf(e), !a.moved) {
				var t = e.clientX - l, r = e.clientY - u;
				a.moved = t * t + r * r > h;
			}
			a.event(e).zoom("mouse", n(y(a.that.__zoom, a.mouse[0] = iu(e, i), a.mouse[1]), a.extent, o));
		}
		function p(e) {
			s.on("mousemove.zoom mouseup.zoom", null), mu(e.view, a.moved), Sf(e), a.event(e).end();
		}
	}
	function E(r, ...i) {
		if (e.apply(this, arguments)) {
			var a = this.__zoom, c = iu(r.changedTouches ? r.changedTouches[0] : r, this), l = a.invert(c), u = a.k * (r.shiftKey ? .5 : 2), d = n(y(v(a, u), c, l), t.apply(this, i), o);
			Sf(r), s > 0 ? nu(this).transition().duration(s).call(x, d, c, r) : nu(this).call(_.transform, d, c, r);
		}
	}
	function ee(t, ...n) {
		if (e.apply(this, arguments)) {
			var r = t.touches, i = r.length, a = S(this, n, t.changedTouches.length === i).event(t), o, s, c, l;
			for (xf(t), s = 0; s < i; ++s) c = r[s], l = iu(c, this), l = [
				l,
				this.__zoom.invert(l),
				c.identifier
			], a.touch0 ? !a.touch1 && a.touch0[2] !== l[2] && (a.touch1 = l, a.taps = 0) : (a.touch0 = l, o = !0, a.taps = 1 + !!u);
			u &&= clearTimeout(u), o && (a.taps < 2 && (d = l[0], u = setTimeout(function() {
				u = null;
			}, p)), ad(this), a.start());
		}
	}
	function D(e, ...t) {
		if (this.__zooming) {
			var r = S(this, t).event(e), i = e.changedTouches, a = i.length, s, c, l, u;
			for (Sf(e), s = 0; s < a; ++s) c = i[s], l = iu(c, this), r.touch0 && r.touch0[2] === c.identifier ? r.touch0[0] = l : r.touch1 && r.touch1[2] === c.identifier && (r.touch1[0] = l);
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
			for (xf(e), f && clearTimeout(f), f = setTimeout(function() {
				f = null;
			}, p), a = 0; a < i; ++a) o = r[a], n.touch0 && n.touch0[2] === o.identifier ? delete n.touch0 : n.touch1 && n.touch1[2] === o.identifier && delete n.touch1;
			if (n.touch1 && !n.touch0 && (n.touch0 = n.touch1, delete n.touch1), n.touch0) n.touch0[1] = this.__zoom.invert(n.touch0[0]);
			else if (n.end(), n.taps === 2 && (o = iu(o, this), Math.hypot(d[0] - o[0], d[1] - o[1]) < g)) {
				var s = nu(this).on("dblclick.zoom");
				s && s.apply(this, arguments);
			}
		}
	}
	return _.wheelDelta = function(e) {
		return arguments.length ? (r = typeof e == "function" ? e : gf(+e), _) : r;
	}, _.filter = function(t) {
		return arguments.length ? (e = typeof t == "function" ? t : gf(!!t), _) : e;
	}, _.touchable = function(e) {
		return arguments.length ? (i = typeof e == "function" ? e : gf(!!e), _) : i;
	}, _.extent = function(e) {
		return arguments.length ? (t = typeof e == "function" ? e : gf([[+e[0][0], +e[0][1]], [+e[1][0], +e[1][1]]]), _) : t;
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
var Af = /* @__PURE__ */ J("<li> </li>"), jf = /* @__PURE__ */ J("<span class=\"sampled svelte-bmjma\"> </span>"), Mf = /* @__PURE__ */ J("<figure class=\"svelte-bmjma\"><div><canvas width=\"256\" height=\"1\" aria-hidden=\"true\" class=\"svelte-bmjma\"></canvas> <ul class=\"ticks svelte-bmjma\"></ul></div> <span class=\"mark masked svelte-bmjma\"></span> <span class=\"mark nan svelte-bmjma\"></span> NaN <!></figure>");
function Nf(e, t) {
	Re(t, !0);
	let n = /* @__PURE__ */ I(() => Wi.t.explore), r = /* @__PURE__ */ R(void 0);
	pn(() => {
		if (!K(r)) return;
		let e = new ImageData(new Uint8ClampedArray(Us(t.palette)), 256, 1);
		K(r).getContext("2d").putImageData(e, 0, 0);
	});
	let i = /* @__PURE__ */ I(() => t.scaling === "rank" ? [K(n).smallest, K(n).largest] : t.scaling === "log" ? [
		`≤ ${$(t.scale.low)}`,
		$(Math.sqrt(t.scale.low * t.scale.high)),
		$(t.scale.high)
	] : [
		"0",
		$(t.scale.high / 2),
		$(t.scale.high)
	]);
	var a = Mf(), o = B(a), s = B(o);
	Pi(s, (e) => z(r, e), () => K(r));
	var c = H(s, 2);
	Vr(c, 21, () => K(i), Lr, (e, t) => {
		var n = Af(), r = V(n, !0);
		U(() => X(r, K(t))), Y(e, n);
	}), F(c), F(o);
	var l = H(o, 3), u = H(l, 3), d = (e) => {
		var n = jf(), r = V(n, !0);
		U(() => X(r, t.sampled)), Y(e, n);
	};
	Z(u, (e) => {
		t.sampled && e(d);
	}), F(a), U(() => {
		Q(c, "aria-label", K(n).scaleLabel), X(l, ` ${K(n).masked ?? ""} `);
	}), Y(e, a), ze();
}
// src/explore/MapChoices.svelte
var Pf = /* @__PURE__ */ J("<div class=\"choices svelte-1o3e4qp\"><label> <select class=\"svelte-1o3e4qp\"><option> </option><option> </option><option> </option></select></label> <label> <select class=\"svelte-1o3e4qp\"><option> </option><option> </option></select></label> <label> <select class=\"svelte-1o3e4qp\"><option>cividis</option><option>viridis</option></select></label> <label><input type=\"checkbox\"/> </label> <label><input type=\"checkbox\"/> </label> <label><input type=\"checkbox\"/> </label> <span class=\"buttons svelte-1o3e4qp\"><button class=\"svelte-1o3e4qp\">+</button> <button class=\"svelte-1o3e4qp\">−</button> <button class=\"svelte-1o3e4qp\"> </button> <button class=\"svelte-1o3e4qp\">PNG</button></span></div>");
function Ff(e, t) {
	Re(t, !0);
	let n = Li(t, "place", 7), r = Li(t, "asTable", 15), i = /* @__PURE__ */ I(() => Wi.t.explore);
	function a(e, t) {
		let r = n().omit.split(",").filter((t) => t && t !== e);
		n().omit = (t ? [...r, e] : r).sort().join(",");
	}
	var o = Pf(), s = B(o), c = B(s), l = H(c), u = B(l), d = V(u, !0);
	u.value = u.__value = "log";
	var f = H(u), p = V(f, !0);
	f.value = f.__value = "linear";
	var m = H(f), h = V(m, !0);
	m.value = m.__value = "rank", F(l), hi(l), F(s);
	var g = H(s, 2), _ = B(g), v = H(_), y = B(v), b = V(y, !0);
	y.value = y.__value = "max";
	var x = H(y), S = V(x, !0);
	x.value = x.__value = "mean", F(v), hi(v), F(g);
	var C = H(g, 2), w = B(C), T = H(w), E = B(T);
	E.value = E.__value = "cividis";
	var ee = H(E);
	ee.value = ee.__value = "viridis", F(T), hi(T), F(C);
	var D = H(C, 2), O = B(D);
	Ci(O);
	var k = H(O);
	F(D);
	var te = H(D, 2), ne = B(te);
	Ci(ne);
	var re = H(ne);
	F(te);
	var ie = H(te, 2), ae = B(ie);
	Ci(ae);
	var oe = H(ae);
	F(ie);
	var se = H(ie, 2), ce = B(se), A = H(ce, 2), le = H(A, 2), ue = V(le, !0), j = H(le, 2);
	F(se), F(o), U((e, t) => {
		X(c, `${K(i).scale ?? ""} `), X(d, K(i).log), X(p, K(i).linear), X(h, K(i).rank), X(_, `${K(i).bins ?? ""} `), X(b, K(i).max), X(S, K(i).meanBin), X(w, `${K(i).colours ?? ""} `), Ti(O, e), X(k, ` ${K(i).noFirst ?? ""}`), Ti(ne, t), X(re, ` ${K(i).noDiagonal ?? ""}`), X(oe, ` ${K(i).asTable ?? ""}`), Q(ce, "aria-label", K(i).zoomIn), Q(A, "aria-label", K(i).zoomOut), X(ue, K(i).whole);
	}, [() => n().omit.includes("first"), () => n().omit.includes("diagonal")]), gi(l, () => n().scaling, (e) => n().scaling = e), gi(v, () => n().reduce, (e) => n().reduce = e), gi(T, () => n().palette, (e) => n().palette = e), q("change", O, (e) => a("first", e.currentTarget.checked)), q("change", ne, (e) => a("diagonal", e.currentTarget.checked)), Ai(ae, r), q("click", ce, function(...e) {
		t.zoomIn?.apply(this, e);
	}), q("click", A, function(...e) {
		t.zoomOut?.apply(this, e);
	}), q("click", le, function(...e) {
		t.home?.apply(this, e);
	}), q("click", j, function(...e) {
		t.save?.apply(this, e);
	}), Y(e, o), ze();
}
hr(["change", "click"]);
// src/explore/MapTable.svelte
var If = /* @__PURE__ */ J("<th scope=\"col\" class=\"svelte-13vj1cp\"> </th>"), Lf = /* @__PURE__ */ J("<td class=\"svelte-13vj1cp\"> </td>"), Rf = /* @__PURE__ */ J("<tr class=\"svelte-13vj1cp\"><th scope=\"row\" class=\"svelte-13vj1cp\"> </th><!></tr>"), zf = /* @__PURE__ */ J("<div class=\"scroll svelte-13vj1cp\" tabindex=\"0\" role=\"region\"><table class=\"svelte-13vj1cp\"><caption class=\"svelte-13vj1cp\"> </caption><thead><tr><td class=\"svelte-13vj1cp\"></td><!></tr></thead><tbody class=\"svelte-13vj1cp\"></tbody></table></div>");
function Bf(e, t) {
	Re(t, !0);
	let n = /* @__PURE__ */ I(() => Wi.t.explore), r = /* @__PURE__ */ I(() => {
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
	}), i = (e, t) => K(r).step === 1 ? wa(e[t]) : `${t}–${t + K(r).step - 1}`;
	var a = zf(), o = B(a), s = B(o), c = V(s, !0), l = H(s), u = B(l);
	Vr(H(B(u)), 16, () => K(r).cols, (e) => e, (e, n) => {
		var a = If(), o = V(a, !0);
		U((e) => X(o, e), [() => i(t.place.answers.tokens, n * K(r).step + t.place.of.first_key)]), Y(e, a);
	}), F(u), F(l);
	var d = H(l);
	Vr(d, 22, () => K(r).rows, (e) => e, (e, n, a) => {
		var o = Rf(), s = B(o), c = V(s, !0);
		Vr(H(s), 17, () => K(r).values[K(a)], Lr, (e, t) => {
			var n = Lf(), r = V(n, !0);
			U((e) => X(r, e), [() => K(t) === void 0 ? "…" : K(t) === -Infinity ? "" : $(K(t))]), Y(e, n);
		}), F(o), U((e) => X(c, e), [() => i(t.place.asks.tokens, ka(t.place.of, n * K(r).step))]), Y(e, o);
	}), F(d), F(o), F(a), U(() => {
		Q(a, "aria-label", K(n).asTable), X(c, K(n).tableCaption);
	}), Y(e, a), ze();
}
// src/explore/Minimap.svelte
var Vf = /* @__PURE__ */ J("<canvas role=\"img\" class=\"svelte-xasd5i\"></canvas>");
function Hf(e, t) {
	Re(t, !0);
	let n = /* @__PURE__ */ R(void 0), r = /* @__PURE__ */ I(() => 120 / Math.max(t.frame.rows, t.frame.keys));
	pn(() => {
		if (t.version, !K(n)) return;
		let e = K(n).getContext("2d");
		e.clearRect(0, 0, 120, 120), e.drawImage(t.picture, 0, 0, t.frame.keys * K(r), t.frame.rows * K(r));
		let [i, a] = t.frame.transform.invert([0, 0]), [o, s] = t.frame.transform.invert([t.frame.inner.w, t.frame.inner.h]);
		e.strokeStyle = getComputedStyle(K(n)).getPropertyValue("--key-fill"), e.lineWidth = 2, e.strokeRect(i * K(r), a * K(r), Math.max(3, (o - i) * K(r)), Math.max(3, (s - a) * K(r)));
	});
	var i = Vf();
	Q(i, "width", 120), Q(i, "height", 120), Pi(i, (e) => z(n, e), () => K(n)), U(() => Q(i, "aria-label", t.label)), q("click", i, (e) => t.goTo(e.offsetX / K(r), e.offsetY / K(r))), Y(e, i), ze();
}
hr(["click"]);
// src/explore/drawing.ts
function Uf(e, t) {
	let n = e.size * 2 ** t, [r, i] = e.transform.invert([0, 0]), [a, o] = e.transform.invert([e.inner.w, e.inner.h]), s = (e, t) => Math.floor(Math.min(Math.max(e, 0), t - 1) / n);
	return {
		first: [s(i, e.rows), s(r, e.keys)],
		last: [s(o, e.rows), s(a, e.keys)]
	};
}
function Wf(e, t, n, r, i) {
	let a = Math.min(2, devicePixelRatio || 1), [o, s] = [Math.round(t.width * a), Math.round(t.height * a)];
	e.width !== o && (e.width = o), e.height !== s && (e.height = s);
	let c = e.getContext("2d"), l = getComputedStyle(e), u = (e) => l.getPropertyValue(`--${e}`).trim();
	c.setTransform(a, 0, 0, a, 0, 0), c.clearRect(0, 0, t.width, t.height), c.save(), c.beginPath(), c.rect(t.margin.left, t.margin.top, t.inner.w, t.inner.h), c.clip(), c.translate(t.margin.left, t.margin.top), Gf(c, t, u), c.imageSmoothingEnabled = !1;
	for (let e = t.levels - 1; e >= t.level; e--) Kf(c, t, n, r, e);
	t.transform.k >= 12 && Yf(c, t, u), Xf(c, t, n, u), i.cursor && Zf(c, t, i.cursor, u), c.restore(), Qf(c, t, i, u, l.fontFamily), i.tracks && ep(c, t, i.tracks, u);
}
function Gf(e, t, n) {
	let { x: r, y: i, k: a } = t.transform, [o, s] = [Math.max(0, r), Math.max(0, i)], [c, l] = [Math.min(t.inner.w, r + t.keys * a), Math.min(t.inner.h, i + t.rows * a)];
	if (!(c <= o || l <= s)) {
		e.save(), e.beginPath(), e.rect(o, s, c - o, l - s), e.clip(), e.fillStyle = n("surface"), e.fillRect(o, s, c - o, l - s), e.strokeStyle = n("line"), e.lineWidth = 1, e.beginPath();
		for (let t = o - (l - s); t < c; t += 6) e.moveTo(t, l), e.lineTo(t + (l - s), s);
		e.stroke(), e.restore();
	}
}
function Kf(e, t, n, r, i) {
	let { first: a, last: o } = Uf(t, i), s = 2 ** i, c = t.size * s, { x: l, y: u, k: d } = t.transform;
	for (let f = a[0]; f <= o[0]; f++) for (let p = a[1]; p <= o[1]; p++) {
		let a = n.picture(i, f, p, r);
		if (!a) continue;
		let [o, m] = [Math.min(c, t.keys - p * c), Math.min(c, t.rows - f * c)], [h, g] = [l + p * c * d, u + f * c * d];
		i < t.levels - 1 && i === t.level && Jf(e, t, h, g, o * d, m * d);
		let _ = [Math.floor(o / s), Math.floor(m / s)];
		e.drawImage(a, 0, 0, _[0], _[1], h, g, _[0] * s * d, _[1] * s * d), _[0] * s < o && e.drawImage(a, _[0], 0, 1, _[1], h + _[0] * s * d, g, (o - _[0] * s) * d, _[1] * s * d), _[1] * s < m && e.drawImage(a, 0, _[1], _[0], 1, h, g + _[1] * s * d, _[0] * s * d, (m - _[1] * s) * d), _[0] * s < o && _[1] * s < m && e.drawImage(a, _[0], _[1], 1, 1, h + _[0] * s * d, g + _[1] * s * d, (o - _[0] * s) * d, (m - _[1] * s) * d);
	}
}
var qf = {
	name: "",
	pattern: null
};
function Jf(e, t, n, r, i, a) {
	let o = getComputedStyle(e.canvas), [s, c] = [o.getPropertyValue("--surface").trim(), o.getPropertyValue("--line").trim()];
	if (qf.name !== s + c) {
		let t = Object.assign(document.createElement("canvas"), {
			width: 6,
			height: 6
		}), n = t.getContext("2d");
		n.fillStyle = s, n.fillRect(0, 0, 6, 6), n.strokeStyle = c, n.beginPath();
		for (let e of [
			-6,
			0,
			6
		]) n.moveTo(e, 6), n.lineTo(e + 6, 0);
		n.stroke(), qf = {
			name: s + c,
			pattern: e.createPattern(t, "repeat")
		};
	}
	qf.pattern && (e.fillStyle = qf.pattern, e.fillRect(n, r, i, a));
}
function Yf(e, t, n) {
	let { x: r, y: i, k: a } = t.transform;
	e.strokeStyle = n("paper"), e.globalAlpha = .35, e.lineWidth = 1, e.beginPath();
	let [o, s] = t.transform.invert([0, 0]).map((e) => Math.max(0, Math.floor(e)));
	for (let n = o; n <= Math.min(t.keys, o + t.inner.w / a + 1); n++) e.moveTo(r + n * a, Math.max(0, i)), e.lineTo(r + n * a, Math.min(t.inner.h, i + t.rows * a));
	for (let n = s; n <= Math.min(t.rows, s + t.inner.h / a + 1); n++) e.moveTo(Math.max(0, r), i + n * a), e.lineTo(Math.min(t.inner.w, r + t.keys * a), i + n * a);
	e.stroke(), e.globalAlpha = 1;
}
function Xf(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform;
	if (t.level > 0 || o < 6) return;
	let [s, c] = t.transform.invert([0, 0]).map((e) => Math.max(0, Math.floor(e)));
	e.strokeStyle = r("ink");
	for (let r = c; r < Math.min(t.rows, c + t.inner.h / o + 1); r++) for (let c = s; c < Math.min(t.keys, s + t.inner.w / o + 1); c++) Number.isNaN(n.value(0, r, c, t.size)) && e.strokeRect(i + c * o + 1.5, a + r * o + 1.5, o - 3, o - 3);
}
function Zf(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform, s = 2 ** t.level, [c, l] = [Math.floor(n.row / s) * s, Math.floor(n.col / s) * s], u = Math.max(2, s * o);
	e.fillStyle = r("ink"), e.globalAlpha = .16;
	let [d, f, p] = [
		i + l * o,
		a + c * o,
		Math.max(1, s * o)
	], [m, h] = [Math.max(0, i), Math.min(t.inner.w, i + t.keys * o)], [g, _] = [Math.max(0, a), Math.min(t.inner.h, a + t.rows * o)];
	e.fillRect(m, f, d - m, p), e.fillRect(d + p, f, h - d - p, p), e.fillRect(d, g, p, f - g), e.fillRect(d, f + p, p, _ - f - p), e.globalAlpha = 1, e.lineWidth = 2, e.strokeStyle = r("paper"), e.strokeRect(i + l * o - 2, a + c * o - 2, u + 4, u + 4), e.strokeStyle = r("key-fill"), e.strokeRect(i + l * o - 1, a + c * o - 1, u + 2, u + 2);
}
function Qf(e, t, n, r, i) {
	let { x: a, y: o, k: s } = t.transform, c = Math.max(1, Math.ceil(14 / s));
	e.font = `12px ${i}`, e.textBaseline = "middle";
	let l = (e, t) => s >= 7 ? wa(e[t]).slice(0, 14) : t.toLocaleString("en"), u = c === 1 ? 1 : $f(s >= 7 ? c : 48 / s);
	e.textAlign = "right";
	let d = n.cursor;
	for (let i = Math.max(0, Math.ceil(-o / s / u) * u); i < t.rows && o + i * s < t.inner.h; i += u) {
		let a = o + (i + (u === 1 ? .5 : 0)) * s;
		a < 0 || a > t.inner.h || d && Math.abs(a - (o + (d.row + .5) * s)) < 13 || (e.fillStyle = r("soft"), e.fillText(l(n.tokens.asks, n.tokens.rowToken(i)), t.margin.left - 6, t.margin.top + a, t.margin.left - 10));
	}
	if (d) {
		e.fillStyle = r("query"), e.font = `600 12px ${i}`;
		let a = o + (d.row + .5) * s;
		a >= 0 && a <= t.inner.h && e.fillText(wa(n.tokens.asks[n.tokens.rowToken(d.row)]).slice(0, 14), t.margin.left - 6, t.margin.top + a, t.margin.left - 10);
	}
	e.textAlign = "left";
	let f = (n, r) => {
		e.save(), e.translate(t.margin.left + r, t.margin.top - 6), e.rotate(-Math.PI / 3.2), e.fillText(n, 0, 0, t.margin.top + 4), e.restore();
	};
	e.font = `12px ${i}`;
	for (let i = Math.max(0, Math.ceil(-a / s / u) * u); i < t.keys && a + i * s < t.inner.w; i += u) {
		let o = a + (i + (u === 1 ? .5 : 0)) * s;
		o < 0 || o > t.inner.w || d && Math.abs(o - (a + (d.col + .5) * s)) < 13 || (e.fillStyle = r("soft"), f(l(n.tokens.answers, i + n.tokens.firstKey), o));
	}
	if (d) {
		let o = a + (d.col + .5) * s;
		e.fillStyle = r("key"), e.font = `600 12px ${i}`, o >= 0 && o <= t.inner.w && f(wa(n.tokens.answers[d.col + n.tokens.firstKey]).slice(0, 14), o);
	}
}
function $f(e) {
	let t = 10 ** Math.floor(Math.log10(Math.max(1, e)));
	return ([
		1,
		2,
		5,
		10
	].find((n) => n * t >= e) ?? 10) * t;
}
function ep(e, t, n, r) {
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
var tp = 160, np = 4, rp = class {
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
	constructor(e, t, n, r, i, a, o) {
		this.source = e, this.heads = t, this.reduce = n, this.omit = r, this.levels = i, this.changed = a, this.failed = o;
	}
	get waiting() {
		return this.#t.size + this.#n.length;
	}
	want(e) {
		let t = new Set(e.map((e) => this.#s(e)));
		for (let [e, n] of this.#t) t.has(e) || n.abort();
		this.#n = e.filter((e) => {
			let t = this.#s(e), n = this.#e.get(t);
			return n && (this.#e.delete(t), this.#e.set(t, n)), !this.#t.has(t) && !this.#r.has(t) && (!n || n.effort < e.effort);
		}), this.#c();
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
		for (let [n, r] of this.#e) if (Number(n.split("/")[0]) === e) {
			for (let e of r.numbers.values) e > i && e < Infinity && (i = e);
			t === "rank" && a.push(Js(r.numbers.values));
		}
		let o = new Float32Array(a.reduce((e, t) => e + t.length, 0)), s = 0;
		for (let e of a) o.set(e, s), s += e.length;
		let c = Ks(t, ip(i), t === "rank" ? o.sort() : o);
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
		let l = Ys(i.numbers.values, a, r.colours, r.nan);
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
	#c() {
		for (; !this.#a && this.#t.size < np && this.#n.length;) {
			let e = this.#n.shift();
			this.#l(e);
		}
	}
	async #l(e) {
		let t = this.#s(e), n = new AbortController();
		this.#t.set(t, n);
		let r = performance.now();
		try {
			let i = {
				heads: this.heads,
				reduce: this.reduce,
				omit: this.omit,
				...e
			}, a = await this.source.tile(i, n.signal);
			this.times.push(performance.now() - r), this.#e.set(t, {
				numbers: a,
				effort: a.read === 1 ? 9 : e.effort,
				picture: null,
				painted: ""
			});
			for (let t of [...this.#i.keys()]) t.startsWith(`${e.level}/`) && this.#i.delete(t);
			for (; this.#e.size > tp;) {
				let e = [...this.#e.keys()].find((e) => Number(e.split("/")[0]) < this.levels - 1);
				if (e === void 0) break;
				this.#e.delete(e);
			}
		} catch (e) {
			e.name !== "AbortError" && (this.#r.add(t), this.failed(e.message));
		} finally {
			this.#t.delete(t), this.#a || (this.changed(), this.#c());
		}
	}
};
function ip(e) {
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
var ap = /* @__PURE__ */ J("<p role=\"alert\" class=\"problem svelte-4silnu\"> </p>"), op = /* @__PURE__ */ J("<section aria-labelledby=\"map-title\"><h2 id=\"map-title\" class=\"svelte-4silnu\"> </h2> <p class=\"facts svelte-4silnu\"> </p> <!> <!> <div class=\"frame svelte-4silnu\"><canvas class=\"map svelte-4silnu\" tabindex=\"0\" role=\"application\" aria-describedby=\"map-under\" data-testid=\"map\"></canvas> <!></div> <div class=\"below svelte-4silnu\"><p id=\"map-under\" class=\"under svelte-4silnu\"> </p> <!></div> <!></section>");
function sp(e, t) {
	Re(t, !0);
	let n = Li(t, "place", 7), r = /* @__PURE__ */ I(() => Wi.t.explore), i = /* @__PURE__ */ R(void 0), a = /* @__PURE__ */ R(800), o = /* @__PURE__ */ R(560), s = /* @__PURE__ */ R(yf), c = /* @__PURE__ */ R(null), l = /* @__PURE__ */ R(0), u = /* @__PURE__ */ R(""), d = /* @__PURE__ */ R(!1), f = /* @__PURE__ */ R(null), p = /* @__PURE__ */ I(() => n().of), m = /* @__PURE__ */ I(() => n().info.tile), h = /* @__PURE__ */ I(() => {
		let [e, r, i, a] = [
			n().heads,
			n().reduce,
			n().omit,
			K(p).levels
		];
		return ar(() => new rp(t.source, e, r, i, a, () => Bt(l), (e) => z(u, e, !0)));
	});
	pn(() => {
		let e = K(h);
		return z(u, ""), window.qkvTiles = e, () => e.close();
	});
	let g = /* @__PURE__ */ I(() => {
		Yi.shown;
		let e = /#(..)(..)(..)/.exec(getComputedStyle(document.documentElement).getPropertyValue("--nan")), t = e ? e.slice(1).map((e) => parseInt(e, 16)) : [
			212,
			0,
			140
		];
		return {
			scaling: n().scaling,
			colours: Us(n().palette),
			nan: t,
			name: `${n().palette} ${Yi.shown}`
		};
	}), _ = /* @__PURE__ */ I(() => K(a) < 520), v = /* @__PURE__ */ I(() => ({
		left: K(_) ? 64 : 112,
		top: K(_) ? 58 : 84,
		right: 26,
		bottom: 26
	})), y = /* @__PURE__ */ I(() => ({
		w: Math.max(50, K(a) - K(v).left - K(v).right),
		h: Math.max(50, K(o) - K(v).top - K(v).bottom)
	})), b = /* @__PURE__ */ I(() => Math.min(K(y).w / K(p).keys, K(y).h / K(p).rows)), x = /* @__PURE__ */ I(() => {
		let e = (devicePixelRatio || 1) * K(s).k;
		return Math.max(0, Math.min(K(p).levels - 1, Math.floor(-Math.log2(Math.max(1e-9, e)) + .35)));
	}), S = /* @__PURE__ */ I(() => ({
		margin: K(v),
		inner: K(y),
		width: K(a),
		height: K(o),
		transform: K(s),
		level: K(x),
		size: K(m),
		rows: K(p).rows,
		keys: K(p).keys,
		levels: K(p).levels
	})), C = kf().on("zoom", (e) => {
		z(s, e.transform), T();
	}), w = 0;
	function T() {
		clearTimeout(w), w = window.setTimeout(() => {
			let e = Math.abs(K(s).k / K(b) - 1) < .01, [t, r] = [(K(y).w / 2 - K(s).x) / K(s).k, (K(y).h / 2 - K(s).y) / K(s).k];
			n().window = e ? null : {
				x: t,
				y: r,
				k: K(s).k
			};
		}, 200);
	}
	pn(() => {
		K(i) && C.scaleExtent([K(b), Math.max(40, K(b))]).extent([[0, 0], [K(y).w, K(y).h]]).translateExtent([[0, 0], [Math.max(K(p).keys, K(y).w / K(b)), Math.max(K(p).rows, K(y).h / K(b))]]).filter((e) => !e.button && e.type !== "dblclick");
	}), pn(() => {
		K(b), K(p).rows, K(p).keys, K(i) && ar(() => E(n().window));
	});
	function E(e) {
		if (!K(i)) return;
		let t = e ? Math.min(Math.max(e.k, K(b)), Math.max(40, K(b))) : K(b), [n, r] = e ? [e.x, e.y] : [K(p).keys / 2, K(p).rows / 2], [a, o] = e ? [K(y).w / 2 - n * t, K(y).h / 2 - r * t] : [0, 0];
		nu(K(i)).call(C.transform, yf.translate(a, o).scale(t));
	}
	function ee(e) {
		if (!K(i)) return;
		let t = K(c) ?? {
			row: K(p).rows / 2,
			col: K(p).keys / 2
		};
		nu(K(i)).call(C.scaleBy, e, K(c) ? [K(s).applyX(t.col + .5), K(s).applyY(t.row + .5)] : void 0);
	}
	Ri(() => {
		let e = K(i);
		nu(e).call(C).on("dblclick.zoom", null);
		let t = new ResizeObserver(([e]) => {
			let t = e.contentRect;
			z(a, Math.round(t.width), !0), z(o, Math.round(t.height), !0);
		});
		return t.observe(e), () => {
			t.disconnect(), clearTimeout(w);
		};
	}), pn(() => {
		let { first: e, last: t } = Uf(K(S), K(x)), n = [{
			level: K(p).levels - 1,
			row: 0,
			col: 0,
			effort: 0
		}], r = [(e[0] + t[0]) / 2, (e[1] + t[1]) / 2], i = [];
		for (let n = e[0]; n <= t[0]; n++) for (let r = e[1]; r <= t[1]; r++) i.push({
			level: K(x),
			row: n,
			col: r,
			effort: 1
		});
		i.sort((e, t) => Math.hypot(e.row - r[0], e.col - r[1]) - Math.hypot(t.row - r[0], t.col - r[1]));
		let [a, o] = [[...n, ...i.slice(0, 64)], K(h)];
		ar(() => o.want(a));
	});
	let D = 0;
	pn(() => {
		K(S), K(l), K(g), K(c), K(f), K(h), n().queries, K(r), cancelAnimationFrame(D), D = requestAnimationFrame(() => {
			if (!K(i)) return;
			let e = {
				asks: n().asks.tokens,
				answers: n().answers.tokens,
				rowToken: (e) => ka(K(p), e),
				firstKey: K(p).first_key
			};
			Wf(K(i), K(S), K(h), K(g), {
				cursor: K(c),
				tracks: K(f),
				tokens: e
			});
		});
	}), pn(() => {
		let e = n().heads;
		if (z(f, null), typeof n().head != "number" || !t.source.live) return;
		let r = new AbortController(), i = K(p).rows;
		return t.source.tracks(e, r.signal).then((e) => z(f, {
			entropy: e.values.slice(0, i),
			received: e.values.slice(i)
		}), () => void 0), () => r.abort();
	});
	let O = /* @__PURE__ */ I(() => 2 ** K(x)), k = /* @__PURE__ */ I(() => {
		if (K(l), !K(c)) return null;
		let [e, t] = [Math.floor(K(c).row / K(O)), Math.floor(K(c).col / K(O))], r = K(h).value(0, K(c).row, K(c).col, K(m));
		return {
			value: r ?? K(h).value(K(x), e, t, K(m)),
			rows: te(n().asks.tokens, ka(K(p), K(c).row), r === void 0 ? K(O) : 1),
			cols: te(n().answers.tokens, K(c).col + K(p).first_key, r === void 0 ? K(O) : 1),
			exact: r !== void 0 || K(O) === 1
		};
	});
	function te(e, t, n) {
		if (n === 1) return `${wa(e[t])} (${t})`;
		let r = Math.floor(t / n) * n;
		return `${wa(e[r])} … ${wa(e[Math.min(e.length - 1, r + n - 1)])} (${r}–${Math.min(e.length - 1, r + n - 1)})`;
	}
	function ne(e) {
		let t = e.value, i = t === void 0 ? "…" : t === -Infinity ? K(r).hiddenByMask : Number.isNaN(t) ? "NaN" : $(t), a = e.exact ? K(r).share : n().reduce === "max" ? K(r).maxOf(K(O)) : K(r).meanOf(K(O));
		return `${e.rows} → ${e.cols}: ${i}${t !== void 0 && t > -Infinity ? ` ${a}` : ""}`;
	}
	function re(e) {
		let [t, n] = K(s).invert([e.offsetX - K(v).left, e.offsetY - K(v).top]), [r, i] = [Math.floor(n), Math.floor(t)];
		z(c, r >= 0 && r < K(p).rows && i >= 0 && i < K(p).keys ? {
			row: r,
			col: i
		} : null);
	}
	function ie() {
		if (!K(c)) return;
		let e = {
			queries: [ka(K(p), K(c).row)],
			key: K(c).col + K(p).first_key
		};
		K(O) > 1 && K(s).k < 20 ? E({
			x: K(c).col + .5,
			y: K(c).row + .5,
			k: Math.min(40, K(s).k * 4)
		}) : n().go(typeof n().head == "number" ? {
			...e,
			view: "cell"
		} : e);
	}
	function ae(e) {
		if (e.altKey || e.ctrlKey || e.metaKey) return;
		let r = (e.shiftKey ? 10 : 1) * K(O), i = K(c) ?? {
			row: Math.max(0, Oa(K(p), n().query)),
			col: Math.max(0, n().key - K(p).first_key)
		}, a = {
			ArrowUp: [-r, 0],
			ArrowDown: [r, 0],
			ArrowLeft: [0, -r],
			ArrowRight: [0, r]
		}[e.key];
		if (a) z(c, {
			row: Math.min(K(p).rows - 1, Math.max(0, i.row + a[0])),
			col: Math.min(K(p).keys - 1, Math.max(0, i.col + a[1]))
		}), oe(), queueMicrotask(() => K(k) && t.say(ne(K(k))));
		else if (e.key === "+" || e.key === "=") ee(2);
		else if (e.key === "-") ee(.5);
		else if (e.key === "0") E(null);
		else if (e.key === "Enter") ie();
		else if (e.key === "Escape") z(c, null);
		else return;
		e.preventDefault();
	}
	function oe() {
		if (!K(c) || !K(i)) return;
		let [e, t] = [K(s).applyX(K(c).col + .5), K(s).applyY(K(c).row + .5)];
		(e < 0 || t < 0 || e > K(y).w || t > K(y).h) && E({
			x: K(c).col + .5,
			y: K(c).row + .5,
			k: K(s).k
		});
	}
	let se = [0, 0], ce = /* @__PURE__ */ I(() => (K(l), K(h).scale(K(x), n().scaling))), A = /* @__PURE__ */ I(() => {
		K(l);
		let { first: e } = Uf(K(S), K(x));
		return K(h).get(K(x), e[0], e[1])?.numbers.read ?? 1;
	}), le = /* @__PURE__ */ I(() => (K(l), K(h).picture(K(p).levels - 1, 0, 0, K(g))));
	function ue() {
		if (!K(i)) return;
		let e = document.createElement("a");
		e.download = `map-${n().heads.replace("*", "mean")}.png`, e.href = K(i).toDataURL("image/png"), e.click();
	}
	var j = op(), de = B(j), fe = V(de, !0), pe = H(de, 2), me = V(pe), he = H(pe, 2);
	Ff(he, {
		get place() {
			return n();
		},
		zoomIn: () => ee(2),
		zoomOut: () => ee(.5),
		home: () => E(null),
		save: ue,
		get asTable() {
			return K(d);
		},
		set asTable(e) {
			z(d, e, !0);
		}
	});
	var M = H(he, 2), ge = (e) => {
		var t = ap(), n = V(t, !0);
		U(() => X(n, K(u))), Y(e, t);
	};
	Z(M, (e) => {
		K(u) && e(ge);
	});
	var N = H(M, 2), P = B(N);
	Pi(P, (e) => z(i, e), () => K(i));
	var _e = H(P, 2), ve = (e) => {
		Hf(e, {
			get picture() {
				return K(le);
			},
			get version() {
				return K(l);
			},
			get frame() {
				return K(S);
			},
			goTo: (e, t) => E({
				x: e,
				y: t,
				k: K(s).k
			}),
			get label() {
				return K(r).minimap;
			}
		});
	};
	Z(_e, (e) => {
		K(le) && K(p).levels > 1 && K(s).k > K(b) * 1.2 && e(ve);
	}), F(N);
	var ye = H(N, 2), be = B(ye), xe = V(be, !0), Se = H(be, 2);
	{
		let e = /* @__PURE__ */ I(() => K(A) > 1 ? K(r).sampled(K(A)) : "");
		Nf(Se, {
			get scale() {
				return K(ce);
			},
			get scaling() {
				return n().scaling;
			},
			get palette() {
				return n().palette;
			},
			get sampled() {
				return K(e);
			}
		});
	}
	F(ye);
	var Ce = H(ye, 2), we = (e) => {
		Bf(e, {
			get tiles() {
				return K(h);
			},
			get version() {
				return K(l);
			},
			get level() {
				return K(x);
			},
			get frame() {
				return K(S);
			},
			get place() {
				return n();
			}
		});
	};
	Z(Ce, (e) => {
		K(d) && e(we);
	}), F(j), U((e, n, i) => {
		X(fe, K(r).mapTitle), X(me, `${t.where ?? ""} · ${e ?? ""} × ${n ?? ""} · ${K(r).share ?? ""} · ${(K(x) === 0 ? K(r).measured : K(r).derived) ?? ""}`), Q(P, "aria-label", K(r).mapLabel), X(xe, i);
	}, [
		() => K(p).rows.toLocaleString("en"),
		() => K(p).keys.toLocaleString("en"),
		() => K(k) ? ne(K(k)) : K(r).mapHint
	]), q("keydown", P, ae), q("pointermove", P, re), mr("pointerleave", P, () => z(c, null)), q("pointerdown", P, (e) => se = [e.clientX, e.clientY]), q("click", P, (e) => Math.hypot(e.clientX - se[0], e.clientY - se[1]) < 4 && ie()), Y(e, j), ze();
}
hr([
	"keydown",
	"pointermove",
	"pointerdown",
	"click"
]);
// src/explore/Arcs.svelte
var cp = /* @__PURE__ */ wr("<path class=\"svelte-1kf7bqi\"></path>"), lp = /* @__PURE__ */ wr("<svg aria-hidden=\"true\" class=\"svelte-1kf7bqi\"></svg>");
function up(e, t) {
	Re(t, !0);
	let n = /* @__PURE__ */ R([]), r = /* @__PURE__ */ R([0, 0]), i = 0;
	function a() {
		let e = t.running.box.getBoundingClientRect();
		z(r, [e.width, e.height]);
		let i = (n) => {
			let r = t.running.elements[n]?.getClientRects()[0];
			return r ? [r.left + r.width / 2 - e.left, r.top - e.top + 3] : null;
		}, a = i(t.from);
		if (!a) {
			z(n, []);
			return;
		}
		let o = (t) => t > -4 && t < e.height + 4;
		z(n, t.to.flatMap((e) => {
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
	pn(() => {
		t.from, t.to, t.values, t.running, o();
	}), Ri(() => {
		t.running.box.addEventListener("scroll", o, { passive: !0 });
		let e = new ResizeObserver(o);
		return e.observe(t.running.box), () => {
			t.running.box.removeEventListener("scroll", o), e.disconnect(), cancelAnimationFrame(i);
		};
	});
	var s = lp();
	Vr(s, 21, () => K(n), (e) => e.key, (e, t) => {
		var n = cp();
		U(() => {
			Q(n, "d", K(t).d), Q(n, "stroke-width", K(t).width);
		}), Y(e, n);
	}), F(s), U(() => {
		Q(s, "width", K(r)[0]), Q(s, "height", K(r)[1]);
	}), Y(e, s), ze();
}
// src/explore/Choices.svelte
var dp = /* @__PURE__ */ J("<label><input type=\"radio\" class=\"svelte-phedyr\"/> </label>"), fp = /* @__PURE__ */ J("<fieldset class=\"svelte-phedyr\"><legend class=\"unseen\"> </legend> <!></fieldset>"), pp = /* @__PURE__ */ J("<div class=\"choices svelte-phedyr\"><!> <!> <!></div>");
function mp(e, t) {
	let n = Dr();
	Re(t, !0);
	let r = Li(t, "place", 7), i = /* @__PURE__ */ I(() => Wi.t.explore);
	var a = pp();
	{
		let e = (e, t = f, r = f, i = f, a = f, o = f) => {
			var s = fp(), c = B(s), l = V(c, !0);
			Vr(H(c, 2), 17, i, ([e, t, n]) => e, (e, r) => {
				var i = /* @__PURE__ */ I(() => h(K(r), 3));
				let s = () => K(i)[0], c = () => K(i)[1], l = () => K(i)[2];
				var u = dp();
				let d;
				var f = B(u);
				Ci(f);
				var p = H(f);
				F(u), U(() => {
					d = li(u, 1, "svelte-phedyr", null, d, {
						on: a() === s(),
						off: l()
					}), Q(f, "name", `${n}-${t() ?? ""}`), wi(f, s()), Ti(f, a() === s()), f.disabled = l(), X(p, ` ${c() ?? ""}`);
				}), q("change", f, () => o()(s())), Y(e, u);
			}), F(s), U(() => X(l, r())), Y(e, s);
		};
		var o = B(a);
		e(o, () => "ask", () => K(i).askLabel, () => [["read", K(i).asRead], ["readers", K(i).asReaders]], () => r().ask, () => (e) => {
			r().ask = e, r().fit();
		});
		var s = H(o, 2);
		e(s, () => "what", () => K(i).whatLabel, () => [["share", K(i).shares], [
			"contribution",
			K(i).contributions,
			!r().of.values
		]], () => r().what, () => (e) => r().what = e), e(H(s, 2), () => "by", () => K(i).byLabel, () => [["words", K(i).words], ["tokens", K(i).tokens]], () => r().by, () => (e) => r().by = e), F(a);
	}
	Y(e, a), ze();
}
hr(["change"]);
// src/explore/Sidebar.svelte
var hp = /* @__PURE__ */ J("<canvas role=\"img\" class=\"svelte-1wyx9r7\"></canvas>");
function gp(e, t) {
	Re(t, !0);
	let n = /* @__PURE__ */ R(void 0), r = /* @__PURE__ */ R(0);
	pn(() => {
		if (Yi.shown, !K(n) || !K(r)) return;
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
	}), pn(() => {
		let e = new ResizeObserver(() => z(r, t.running.box.clientHeight, !0));
		return e.observe(t.running.box), () => e.disconnect();
	});
	function i(e) {
		let n = e.offsetY / Math.max(1, K(r));
		t.running.elements[Math.floor(n * t.running.elements.length)]?.scrollIntoView({ block: "center" });
	}
	var a = hp();
	let o;
	Pi(a, (e) => z(n, e), () => K(n)), U(() => {
		Q(a, "aria-label", t.label), o = di(a, "", o, { height: `${K(r) ?? ""}px` });
	}), q("click", a, i), Y(e, a), ze();
}
hr(["click"]);
// src/explore/running.ts
var _p = 160, vp = class {
	elements = [];
	#e;
	#t = [];
	#n = [];
	constructor(e, t, n, r, i) {
		this.#e = e;
		let a = document.createDocumentFragment(), o = null, s = n.starts.length - 1;
		for (let e = 0; e < s; e++) {
			let r = n.starts[e], s = r >= t.prompt_length;
			(!o || o.childElementCount >= _p || o.classList.contains("after") !== s) && (o = document.createElement("div"), o.className = s ? "part after" : "part", a.append(o));
			let c = t.tokens.slice(r, n.starts[e + 1]).join(""), l = /^[ ]+\S/.test(c) ? c.trimStart() : c;
			l.length < c.length && o.append(c.slice(0, c.length - l.length));
			let u = document.createElement("span");
			u.className = "u", u.dataset.u = String(e), /^\s*\n\s*$/.test(l) ? (u.classList.add("nl"), u.textContent = `⏎${l.replace(/^[^\n]*/, "")}`, u.setAttribute("aria-label", i)) : u.textContent = l, o.append(u), this.elements.push(u), o.childElementCount >= _p / 2 && l.endsWith("\n") && (o = null);
		}
		e.replaceChildren(a), this.#t = Array(s).fill(""), this.#n = Array(s).fill(""), e.onclick = (e) => {
			let t = e.target.closest(".u");
			t && r(Number(t.dataset.u), e.shiftKey || e.ctrlKey || e.metaKey);
		};
	}
	get box() {
		return this.#e;
	}
	shade(e, t, n) {
		let r = new Set(n);
		for (let n = 0; n < this.elements.length; n++) {
			let i = e[n] ?? -Infinity, a = Number.isNaN(i) ? -1 : Math.max(0, i / t), o = a < .002 ? 0 : Math.round(6 + 64 * Math.sqrt(Math.min(1, a))), s = a < 0 ? "var(--nan)" : o ? `color-mix(in oklab, var(--query) ${o}%, transparent)` : "", c = `u${r.has(n) ? " chosen" : ""}${i === -Infinity ? " hid" : ""}`, l = this.elements[n];
			this.#t[n] !== s && (l.style.backgroundColor = s, this.#t[n] = s), this.#n[n] !== c && (l.className = l.classList.contains("nl") ? `${c} nl` : c, this.#n[n] = c);
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
}, yp = /* @__PURE__ */ J("<p role=\"alert\" class=\"problem svelte-1isuosp\"> </p>"), bp = /* @__PURE__ */ J("<option> </option>"), xp = /* @__PURE__ */ J("<label class=\"other svelte-1isuosp\"> <select></select></label>"), Sp = /* @__PURE__ */ J("<span class=\"sink svelte-1isuosp\"> </span>"), Cp = /* @__PURE__ */ J("<tr><td class=\"svelte-1isuosp\"><button class=\"svelte-1isuosp\"> </button> <!></td><td class=\"number svelte-1isuosp\"> </td><td class=\"number svelte-1isuosp\"><button class=\"weight svelte-1isuosp\"> </button> <span class=\"bar svelte-1isuosp\"></span></td></tr>"), wp = /* @__PURE__ */ J("<p class=\"note svelte-1isuosp\"> </p>"), Tp = /* @__PURE__ */ J("<section aria-labelledby=\"text-title\"><h2 id=\"text-title\" class=\"svelte-1isuosp\"> </h2> <p class=\"facts svelte-1isuosp\"> </p> <!> <!> <div class=\"columns svelte-1isuosp\"><div class=\"reading svelte-1isuosp\"><div tabindex=\"0\" role=\"group\" data-testid=\"text\"></div> <!></div> <!> <aside class=\"svelte-1isuosp\"><!> <table class=\"svelte-1isuosp\"><caption class=\"svelte-1isuosp\"> </caption><thead><tr><th scope=\"col\" class=\"svelte-1isuosp\"> </th><th scope=\"col\" class=\"svelte-1isuosp\"> </th><th scope=\"col\" class=\"svelte-1isuosp\"> </th></tr></thead><tbody></tbody></table> <!></aside></div></section>");
function Ep(e, t) {
	Re(t, !0);
	let n = /* @__PURE__ */ I(() => Wi.t.explore), r = /* @__PURE__ */ R(""), i = /* @__PURE__ */ R(!1), a = /* @__PURE__ */ R(null), o = /* @__PURE__ */ R(void 0), s = /* @__PURE__ */ R(null), c = /* @__PURE__ */ I(() => t.place.ask === "read"), l = /* @__PURE__ */ I(() => t.place.of.streams[0] === t.place.of.streams[1]), u = /* @__PURE__ */ I(() => K(c) ? t.place.answers : t.place.asks), d = /* @__PURE__ */ I(() => K(c) ? t.place.asks : t.place.answers), f = /* @__PURE__ */ I(() => Aa(K(u), t.place.by)), p = /* @__PURE__ */ I(() => Aa(K(d), t.place.by)), m = /* @__PURE__ */ I(() => [...new Set(t.place.queries.map((e) => K(p).owner[e] ?? 0))]), h = /* @__PURE__ */ I(() => K(a) ? Ma(K(a), 12) : []), g = /* @__PURE__ */ I(() => K(a) ? t.place.what === "share" && K(c) ? 1 : (K(a)[K(h)[0] ?? 0] ?? 1) || 1 : 1), _ = /* @__PURE__ */ I(() => K(a) && K(l) ? Ma(K(a), 8, (e) => K(m).includes(e) || K(a)[e] < .01 * K(g)) : []), v = /* @__PURE__ */ I(() => {
		let e = K(m).slice(-3).map((e) => `“${y(K(d).tokens, K(p).starts, e)}”`).join(", ");
		return K(c) ? K(n).whatRead(e) : K(n).whoRead(e);
	});
	function y(e, t, n) {
		return wa(e.slice(t[n], t[n + 1]).join(""));
	}
	pn(() => {
		if (!K(o)) return;
		let e = new vp(K(o), K(u), K(f), E, K(n).newline);
		return z(s, e), ar(() => e.show(K(l) ? K(m)[K(m).length - 1] ?? 0 : 0)), () => e.close();
	});
	let b = null;
	pn(() => {
		let [e, n, o] = [
			t.place.heads,
			t.place.what,
			K(c)
		], s = K(m).map((e) => [K(p).starts[e], K(p).starts[e + 1] - 1]), l = t.place.of, u = K(f);
		b?.abort();
		let d = b = new AbortController(), h = setTimeout(() => z(i, !0), 150);
		return (async () => {
			try {
				let i;
				if (o) {
					let r = s.map(([, e]) => ka(l, Math.max(0, Oa(l, e))));
					i = ja(x((await t.source.row(e, r, n, d.signal)).values, r.length), l.first_key, u);
				} else {
					let r = s.flatMap(([e, t]) => Array.from({ length: t - e + 1 }, (t, n) => e + n)).filter((e) => e >= l.first_key && e < l.first_key + l.keys).slice(0, 64);
					i = C(S((await t.source.column(e, r, n, d.signal)).values, r.length), l, u);
				}
				z(a, i), z(r, ""), ar(w);
			} catch (e) {
				if (e.name === "AbortError") return;
				z(r, e.message, !0);
			} finally {
				clearTimeout(h), b === d && z(i, !1);
			}
		})(), () => clearTimeout(h);
	});
	function x(e, t) {
		return t === 1 ? e : S(e, t).map((e) => e === -Infinity ? e : e / t);
	}
	function S(e, t) {
		let n = e.length / Math.max(1, t), r = new Float32Array(n).fill(-Infinity);
		for (let i = 0; i < t; i++) for (let t = 0; t < n; t++) {
			let a = e[i * n + t];
			a !== -Infinity && (r[t] = r[t] === -Infinity ? a : r[t] + a);
		}
		return r;
	}
	function C(e, t, n) {
		let r = new Float32Array(n.starts.length - 1).fill(-Infinity);
		for (let i = 0; i < r.length; i++) {
			let a = Oa(t, n.starts[i + 1] - 1);
			a >= 0 && (r[i] = e[a]);
		}
		return r;
	}
	pn(() => {
		K(s) && K(a) && K(a).length === K(f).starts.length - 1 && K(s).shade(K(a), K(g), K(l) ? K(m) : []);
	});
	function w() {
		if (!K(a)) return;
		let e = Ma(K(a), 3).map((e) => `${y(K(u).tokens, K(f).starts, e)} ${T(K(a)[e])}`);
		t.say(`${K(v)} ${e.join(", ") || K(n).nothing}`);
	}
	function T(e) {
		return t.place.what === "share" ? Sa(e) : $(e);
	}
	function E(e, n) {
		let r = K(f).starts[e + 1] - 1;
		K(l) && (K(c) && Oa(t.place.of, r) < 0 || (t.place.go({ queries: n ? ee(t.place.queries, r) : [r] }), K(s)?.show(e)));
	}
	function ee(e, t) {
		let n = e.filter((e) => K(p).owner[e] !== K(p).owner[t]);
		return n.length === e.length ? [...e.slice(-31), t] : n.length ? n : e;
	}
	function D(e) {
		if (e.altKey || e.ctrlKey || e.metaKey || !K(s)) return;
		let t = K(m)[K(m).length - 1] ?? 0, n = K(s).moved(t, e.key);
		n !== null && (e.preventDefault(), E(n, !1));
	}
	var O = Tp(), k = B(O), te = V(k, !0), ne = H(k, 2), re = V(ne), ie = H(ne, 2);
	mp(ie, { get place() {
		return t.place;
	} });
	var ae = H(ie, 2), oe = (e) => {
		var t = yp(), n = V(t, !0);
		U(() => X(n, K(r))), Y(e, t);
	};
	Z(ae, (e) => {
		K(r) && e(oe);
	});
	var se = H(ae, 2), ce = B(se), A = B(ce);
	let le;
	Pi(A, (e) => z(o, e), () => K(o));
	var ue = H(A, 2), j = (e) => {
		up(e, {
			get running() {
				return K(s);
			},
			get from() {
				return K(m)[0];
			},
			get to() {
				return K(_);
			},
			get values() {
				return K(a);
			},
			get most() {
				return K(g);
			}
		});
	};
	Z(ue, (e) => {
		K(s) && K(_).length && K(m).length === 1 && e(j);
	}), F(ce);
	var de = H(ce, 2), fe = (e) => {
		gp(e, {
			get values() {
				return K(a);
			},
			get running() {
				return K(s);
			},
			get most() {
				return K(g);
			},
			get label() {
				return K(n).sidebar;
			}
		});
	};
	Z(de, (e) => {
		K(a) && K(s) && e(fe);
	});
	var pe = H(de, 2), me = B(pe), he = (e) => {
		var r = xp(), i = B(r), a = H(i);
		Vr(a, 22, () => K(p).starts.slice(0, 400), (e) => e, (e, t, n) => {
			var r = Er(), i = en(r), a = (e) => {
				var t = bp(), r = V(t, !0), i = {};
				U((e) => {
					X(r, e), i !== (i = K(n)) && (t.value = (t.__value = i) ?? "");
				}, [() => y(K(d).tokens, K(p).starts, K(n))]), Y(e, t);
			};
			Z(i, (e) => {
				K(n) < K(p).starts.length - 1 && e(a);
			}), Y(e, r);
		}), F(a);
		var o;
		hi(a), F(r), U((e) => {
			X(i, `${e ?? ""} `), o !== (o = K(m)[0]) && (a.value = (a.__value = o) ?? "", mi(a, o));
		}, [() => K(c) ? K(n).asksLabel(t.place.of.streams[0]) : K(n).answersLabel(t.place.of.streams[1])]), q("change", a, (e) => t.place.go({ queries: [K(p).starts[Number(e.currentTarget.value) + 1] - 1] })), Y(e, r);
	};
	Z(me, (e) => {
		K(l) || e(he);
	});
	var M = H(me, 2), ge = B(M), N = V(ge, !0), P = H(ge), _e = B(P), ve = B(_e), ye = V(ve, !0), be = H(ve), xe = V(be, !0), Se = V(H(be), !0);
	F(_e), F(P);
	var Ce = H(P);
	Vr(Ce, 20, () => K(h), (e) => e, (e, r) => {
		var i = Cp(), o = B(i), s = B(o), d = V(s, !0), p = H(s, 2), m = (e) => {
			var t = Sp(), r = V(t, !0);
			U(() => {
				Q(t, "title", K(n).sinkWhy), X(r, K(n).sink);
			}), Y(e, t);
		}, g = /* @__PURE__ */ I(() => r === 0 || K(u).special.includes(K(f).starts[r]));
		Z(p, (e) => {
			K(g) && e(m);
		}), F(o);
		var _ = H(o), v = V(_, !0), b = H(_), x = B(b), S = V(x, !0), C = H(x, 2);
		let w;
		F(b), F(i), U((e, i, a) => {
			s.disabled = !K(l), X(d, e), X(v, K(f).starts[r + 1] - 1), Q(x, "title", K(n).whereFrom), x.disabled = t.place.head === "*" || t.place.head === "**", X(S, i), w = di(C, "", w, { width: a });
		}, [
			() => y(K(u).tokens, K(f).starts, r),
			() => t.place.what === "share" ? Sa(K(a)[r]) : $(K(a)[r]),
			() => `${Math.min(100, 100 * K(a)[r] / (K(a)[K(h)[0]] || 1))}%`
		]), q("click", s, () => E(r, !1)), q("click", x, () => {
			let e = K(f).starts[r + 1] - 1, n = t.place.query;
			K(c) ? t.place.go({
				view: "cell",
				queries: [n],
				key: e
			}) : t.place.go({
				view: "cell",
				queries: [e],
				key: n
			});
		}), Y(e, i);
	}), F(Ce), F(M);
	var we = H(M, 2), Te = (e) => {
		var t = wp(), r = V(t, !0);
		U(() => X(r, K(n).honest)), Y(e, t);
	}, Ee = (e) => {
		var t = wp(), r = V(t, !0);
		U(() => X(r, K(n).contributionNote)), Y(e, t);
	};
	Z(we, (e) => {
		t.place.what === "share" ? e(Te) : e(Ee, -1);
	}), F(pe), F(se), F(O), U(() => {
		X(te, K(v)), X(re, `${t.where ?? ""} · ${(K(c) ? K(n).unit[t.place.what] : K(n).unitTaken[t.place.what]) ?? ""} · ${(t.place.what === "share" ? K(n).measured : K(n).derived) ?? ""}`), le = li(A, 1, "text svelte-1isuosp", null, le, { busy: K(i) }), Q(A, "aria-label", K(n).textLabel), X(N, K(c) ? K(n).mostRead : K(n).mostReaders), X(ye, t.place.by === "words" ? K(n).word : K(n).token), X(xe, K(n).position), X(Se, K(n).unitShort[t.place.what]);
	}), q("keydown", A, D), Y(e, O), ze();
}
hr([
	"keydown",
	"change",
	"click"
]);
// src/explore/place.svelte.ts
var Dp = [
	"text",
	"map",
	"gallery",
	"cell"
];
function Op(e, t, n) {
	return t.includes(e) ? e : n;
}
var kp = class {
	info;
	#e = /* @__PURE__ */ R("text");
	get view() {
		return K(this.#e);
	}
	set view(e) {
		z(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ R(0);
	get layer() {
		return K(this.#t);
	}
	set layer(e) {
		z(this.#t, e, !0);
	}
	#n = /* @__PURE__ */ R(0);
	get head() {
		return K(this.#n);
	}
	set head(e) {
		z(this.#n, e, !0);
	}
	#r = /* @__PURE__ */ R(Ut([0]));
	get queries() {
		return K(this.#r);
	}
	set queries(e) {
		z(this.#r, e, !0);
	}
	#i = /* @__PURE__ */ R(0);
	get key() {
		return K(this.#i);
	}
	set key(e) {
		z(this.#i, e, !0);
	}
	#a = /* @__PURE__ */ R("share");
	get what() {
		return K(this.#a);
	}
	set what(e) {
		z(this.#a, e, !0);
	}
	#o = /* @__PURE__ */ R("read");
	get ask() {
		return K(this.#o);
	}
	set ask(e) {
		z(this.#o, e, !0);
	}
	#s = /* @__PURE__ */ R("words");
	get by() {
		return K(this.#s);
	}
	set by(e) {
		z(this.#s, e, !0);
	}
	#c = /* @__PURE__ */ R("max");
	get reduce() {
		return K(this.#c);
	}
	set reduce(e) {
		z(this.#c, e, !0);
	}
	#l = /* @__PURE__ */ R("log");
	get scaling() {
		return K(this.#l);
	}
	set scaling(e) {
		z(this.#l, e, !0);
	}
	#u = /* @__PURE__ */ R("cividis");
	get palette() {
		return K(this.#u);
	}
	set palette(e) {
		z(this.#u, e, !0);
	}
	#d = /* @__PURE__ */ R("");
	get omit() {
		return K(this.#d);
	}
	set omit(e) {
		z(this.#d, e, !0);
	}
	#f = /* @__PURE__ */ R(null);
	get window() {
		return K(this.#f);
	}
	set window(e) {
		z(this.#f, e, !0);
	}
	constructor(e) {
		this.info = e, this.layer = e.begin.layer, this.head = e.begin.head, this.queries = [e.begin.query], this.read(location.hash);
	}
	get heads() {
		return this.head === "**" ? "*" : `${this.layer}.${this.head}`;
	}
	get of() {
		let e = this.info.layers;
		return this.head === "**" ? e.find((e) => e.streams.every((e) => e === this.info.main)) ?? e[0] : e[this.layer] ?? e[0];
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
	fit() {
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
			palette: this.palette
		};
		return this.omit && (e.omit = this.omit), this.window && (e.at = [
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
		this.view = Op(t.get("view"), Dp, this.view), this.layer = Math.min(n("layer", this.layer), this.info.layers.length - 1);
		let r = t.get("head");
		this.head = r === "*" || r === "**" ? r : n("head", typeof this.head == "number" ? this.head : 0);
		let i = (t.get("query") ?? "").split(".").filter((e) => /^\d{1,9}$/.test(e));
		i.length && (this.queries = i.slice(0, 32).map(Number)), this.key = n("key", this.key), this.what = Op(t.get("what"), ["share", "contribution"], this.what), this.ask = Op(t.get("ask"), ["read", "readers"], this.ask), this.by = Op(t.get("by"), ["words", "tokens"], this.by), this.reduce = Op(t.get("reduce"), ["mean", "max"], this.reduce), this.scaling = Op(t.get("scale"), [
			"log",
			"linear",
			"rank"
		], this.scaling), this.palette = Op(t.get("palette"), ["cividis", "viridis"], this.palette), this.omit = (t.get("omit") ?? "").split(",").filter((e) => e === "first" || e === "diagonal").join(",");
		let a = (t.get("at") ?? "").split("_").map(Number);
		this.window = a.length === 3 && a.every(Number.isFinite) && a[2] > 0 ? {
			x: a[0],
			y: a[1],
			k: a[2]
		} : null, this.fit();
	}
}, Ap = /* @__PURE__ */ J("<button class=\"svelte-1g5t4ka\"> </button>"), jp = /* @__PURE__ */ J("<option> </option>"), Mp = /* @__PURE__ */ J("<header class=\"svelte-1g5t4ka\"><h1 class=\"svelte-1g5t4ka\"><span class=\"brand svelte-1g5t4ka\">qkv</span> <span class=\"model svelte-1g5t4ka\"> </span></h1> <nav class=\"svelte-1g5t4ka\"></nav> <div class=\"heads svelte-1g5t4ka\"><label><span class=\"svelte-1g5t4ka\"> </span> <select class=\"svelte-1g5t4ka\"></select></label> <label><span class=\"svelte-1g5t4ka\"> </span> <select class=\"svelte-1g5t4ka\"><!><option> </option><!></select></label></div> <!></header> <main class=\"svelte-1g5t4ka\"><!></main> <footer class=\"svelte-1g5t4ka\"><p class=\"svelte-1g5t4ka\"> </p></footer> <div class=\"unseen\" role=\"status\" aria-live=\"polite\"> </div>", 1);
function Np(e, t) {
	Re(t, !0);
	let n = new kp(t.info), r = /* @__PURE__ */ I(() => Wi.t.explore), i = /* @__PURE__ */ R(""), a = 0;
	function o(e) {
		clearTimeout(a), a = window.setTimeout(() => z(i, e, !0), 250);
	}
	pn(() => {
		let e = n.write();
		e !== location.hash && history.replaceState(null, "", e);
	});
	function s(e) {
		if (e.altKey || e.ctrlKey || e.metaKey || e.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
		let t = Dp[Number(e.key) - 1];
		if (t) c(t);
		else if (e.key === "[") l(-1);
		else if (e.key === "]") l(1);
		else if (e.key === "{") u(-1);
		else if (e.key === "}") u(1);
		else return;
		e.preventDefault();
	}
	function c(e) {
		n.go({ view: e }), o(K(r).views[e]);
	}
	function l(e) {
		let r = n.of.heads, i = r[(typeof n.head == "number" ? r.indexOf(n.head) : e > 0 ? -1 : r.length) + e];
		if (i !== void 0) n.go({ head: i });
		else {
			let r = t.info.layers[n.layer + e];
			r && n.go({
				layer: r.number,
				head: r.heads[e > 0 ? 0 : r.heads.length - 1] ?? 0
			});
		}
		o(K(d));
	}
	function u(e) {
		t.info.layers[n.layer + e] && n.go({ layer: n.layer + e }), o(K(d));
	}
	let d = /* @__PURE__ */ I(() => n.head === "**" ? K(r).meanOfAll : n.head === "*" ? K(r).layerMean(n.layer) : K(r).layerHead(n.layer, n.head));
	var f = Mp();
	mr("keydown", Kt, s), mr("hashchange", Kt, () => n.read(location.hash));
	var p = en(f), m = B(p), h = V(H(B(m), 2), !0);
	F(m);
	var g = H(m, 2);
	Vr(g, 22, () => Dp, (e) => e, (e, t, i) => {
		var a = Ap(), o = V(a, !0);
		U(() => {
			Q(a, "aria-pressed", n.view === t), Q(a, "title", `${K(r).key ?? ""} ${K(i) + 1}`), X(o, K(r).views[t]);
		}), q("click", a, () => c(t)), Y(e, a);
	}), F(g);
	var _ = H(g, 2), v = B(_), y = B(v), b = V(y, !0), x = H(y, 2);
	Vr(x, 21, () => t.info.layers, (e) => e.number, (e, t) => {
		var n = jp(), r = V(n), i = {};
		U(() => {
			X(r, `${K(t).number ?? ""}${K(t).kind === "cross" ? " ×" : ""}`), i !== (i = K(t).number) && (n.value = (n.__value = i) ?? "");
		}), Y(e, n);
	}), F(x);
	var S;
	hi(x), F(v);
	var C = H(v, 2), w = B(C), T = V(w, !0), E = H(w, 2), ee = B(E);
	Vr(ee, 16, () => n.of.heads, (e) => e, (e, t) => {
		var n = jp(), r = V(n, !0), i = {};
		U((e) => {
			X(r, t), i !== (i = e) && (n.value = (n.__value = i) ?? "");
		}, [() => String(t)]), Y(e, n);
	});
	var D = H(ee), O = V(D, !0);
	D.value = D.__value = "*";
	var k = H(D), te = (e) => {
		var t = jp(), n = V(t, !0);
		t.value = t.__value = "**", U(() => X(n, K(r).meanAll)), Y(e, t);
	};
	Z(k, (e) => {
		t.source.live && e(te);
	}), F(E);
	var ne;
	hi(E), F(C), F(_), Qi(H(_, 2), {}), F(p);
	var re = H(p, 2), ie = B(re), ae = (e) => {
		Ep(e, {
			get source() {
				return t.source;
			},
			get place() {
				return n;
			},
			say: o,
			get where() {
				return K(d);
			}
		});
	}, oe = (e) => {
		sp(e, {
			get source() {
				return t.source;
			},
			get place() {
				return n;
			},
			say: o,
			get where() {
				return K(d);
			}
		});
	}, se = (e) => {
		rc(e, {
			get source() {
				return t.source;
			},
			get place() {
				return n;
			},
			say: o
		});
	}, ce = (e) => {
		Ha(e, {
			get source() {
				return t.source;
			},
			get place() {
				return n;
			},
			say: o,
			get where() {
				return K(d);
			}
		});
	};
	Z(ie, (e) => {
		n.view === "text" ? e(ae) : n.view === "map" ? e(oe, 1) : n.view === "gallery" ? e(se, 2) : e(ce, -1);
	}), F(re);
	var A = H(re, 2), le = V(B(A), !0);
	F(A);
	var ue = V(H(A, 2), !0);
	U((e) => {
		X(h, t.info.model), Q(g, "aria-label", K(r).viewsLabel), X(b, K(r).layer), x.disabled = n.head === "**", S !== (S = n.layer) && (x.value = (x.__value = S) ?? "", mi(x, S)), X(T, K(r).head), X(O, K(r).mean), ne !== (ne = e) && (E.value = (E.__value = ne) ?? "", mi(E, ne)), X(le, K(r).keys), X(ue, K(i));
	}, [() => String(n.head)]), q("change", x, (e) => n.go({ layer: Number(e.currentTarget.value) })), q("change", E, (e) => {
		let t = e.currentTarget.value;
		n.go({ head: t === "*" || t === "**" ? t : Number(t) });
	}), Y(e, f), ze();
}
hr(["click", "change"]);
// src/explore/file.ts
var Pp = (e) => Uint8Array.from(atob(e), (e) => e.charCodeAt(0)).buffer, Fp = (e) => new Float32Array(Pp(e)), Ip = () => new Bp("This file does not hold that. Ask the server: qkv explore."), Lp = class {
	held;
	live = !1;
	#e = /* @__PURE__ */ new Map();
	constructor(e) {
		this.held = e;
	}
	info = async () => this.held.info;
	#t(e) {
		let [t, n] = e.split(".");
		return n === "*" ? (this.held.info.layers[Number(t)]?.heads ?? []).map((e) => `${t}.${e}`) : [e];
	}
	#n(e) {
		let t = this.held.maps[e];
		if (!t) return null;
		let n = this.#e.get(e);
		return n || this.#e.set(e, n = Fp(t.data)), {
			rows: t.rows,
			keys: t.keys,
			values: n
		};
	}
	#r(e, t, n) {
		let r = new Float32Array(t.length * n), i = this.#n(e), a = this.held.tops[e];
		return t.forEach((e, t) => {
			if (i) r.set(i.values.subarray(e * n, (e + 1) * n), t * n);
			else if (a) {
				let [i, o] = [Fp(a.weights), new Int32Array(Pp(a.keys))];
				for (let s = e * a.count; s < (e + 1) * a.count; s++) o[s] >= 0 && (r[t * n + o[s]] = i[s]);
			} else throw Ip();
		}), r;
	}
	async row(e, t, n) {
		let r = this.held.info.layers[Number(e.split(".")[0])];
		if (n !== "share" || !r) throw Ip();
		let i = t.map((e) => r.positions ? r.positions.indexOf(e) : e - r.first_row);
		return {
			values: Rp(this.#t(e).map((e) => this.#r(e, i, r.keys))),
			shape: [i.length, r.keys],
			read: 1
		};
	}
	async column(e, t, n) {
		let r = this.held.info.layers[Number(e.split(".")[0])];
		if (n !== "share" || !r) throw Ip();
		let i = Array.from({ length: r.rows }, (e, t) => t);
		return {
			values: Rp(this.#t(e).map((e) => {
				let n = this.#r(e, i, r.keys);
				return Float32Array.from({ length: t.length * r.rows }, (e, i) => {
					let [a, o] = [Math.floor(i / r.rows), i % r.rows];
					return n[o * r.keys + t[a] - r.first_key];
				});
			})),
			shape: [t.length, r.rows],
			read: 1
		};
	}
	async tile({ heads: e, level: t, row: n, col: r, omit: i }) {
		let a = this.held.info.layers[Number(e.split(".")[0])], o = this.held.info.tile;
		if (!a || i) throw Ip();
		let s = this.#t(e).map((e) => {
			let i = this.#n(e), a = this.held.tiles[e];
			if (i && t === 0) return zp({
				rows: i.rows,
				cols: i.keys,
				values: i.values
			}, n * o, r * o, o);
			if (a && t === a.level) return zp({
				rows: a.rows,
				cols: a.cols,
				values: Fp(a.data)
			}, n * o, r * o, o);
			throw Ip();
		});
		return {
			values: Rp(s.map((e) => e.values)),
			shape: s[0].shape,
			read: 1
		};
	}
	async cell() {
		throw Ip();
	}
	async tracks() {
		throw Ip();
	}
	async heads(e) {
		let t = this.held.heads[e];
		if (!t) throw Ip();
		return t;
	}
	async gallery(e) {
		let t = this.held.gallery[e];
		if (!t) throw Ip();
		return {
			values: Fp(t.data),
			shape: t.shape,
			read: 1
		};
	}
};
function Rp(e) {
	return e.length === 1 ? e[0] : e[0].map((t, n) => {
		let [r, i] = [0, !1];
		for (let t of e) t[n] !== -Infinity && ([r, i] = [r + t[n], !0]);
		return i ? r / e.length : -Infinity;
	});
}
function zp(e, t, n, r) {
	let i = [Math.min(r, e.rows - t), Math.min(r, e.cols - n)], a = new Float32Array(i[0] * i[1]);
	for (let r = 0; r < i[0]; r++) {
		let o = (t + r) * e.cols + n;
		a.set(e.values.subarray(o, o + i[1]), r * i[1]);
	}
	return {
		values: a,
		shape: i,
		read: 1
	};
}
// src/explore/source.ts
var Bp = class extends Error {}, Vp = class {
	live = !0;
	async #e(e, t, n) {
		let r = new URLSearchParams(Object.entries(t).map(([e, t]) => [e, String(t)])), i;
		try {
			i = await fetch(`api/${e}?${r}`, { signal: n });
		} catch (e) {
			throw e.name === "AbortError" ? e : new Bp("The server does not answer. Is qkv explore still running?");
		}
		if (!i.ok) throw new Bp((await i.json().catch(() => ({}))).error ?? `The server answered ${i.status}.`);
		return i;
	}
	async #t(e, t, n) {
		return await (await this.#e(e, t, n)).json();
	}
	async #n(e, t, n) {
		let r = await this.#e(e, t, n);
		return {
			values: new Float32Array(await r.arrayBuffer()),
			shape: (r.headers.get("x-qkv-shape") ?? "").split(",").map(Number),
			read: Number(r.headers.get("x-qkv-read") ?? 1)
		};
	}
	info = () => this.#t("trace", {});
	row = (e, t, n, r) => this.#n("row", {
		heads: e,
		queries: t.join(","),
		what: n
	}, r);
	column = (e, t, n, r) => this.#n("column", {
		heads: e,
		keys: t.join(","),
		what: n
	}, r);
	tile = (e, t) => this.#n("tile", { ...e }, t);
	cell = (e, t, n, r) => this.#t("cell", {
		heads: e,
		query: t,
		key: n
	}, r);
	tracks = (e, t) => this.#n("tracks", { heads: e }, t);
	heads = (e, t) => this.#t("heads", { layer: e }, t);
	gallery = (e, t) => this.#n("gallery", { layer: e }, t);
};
function Hp() {
	let e = document.getElementById("data")?.textContent;
	return e ? new Lp(JSON.parse(e)) : new Vp();
}
Yi.apply(), Wi.apply();
var Up = document.getElementById("page"), Wp = Hp();
Wp.info().then((e) => {
	document.title = `${e.model} · qkv explore`, Mr(Np, {
		target: Up,
		props: {
			source: Wp,
			info: e
		}
	});
}, (e) => {
	let t = document.createElement("p");
	t.setAttribute("role", "alert"), t.textContent = e.message, Up.replaceChildren(t);
});
