;; Products of a query with every row: sixteen 8-bit numbers a step, against 16-bit ones of the query, added in 32 bits.
(module
  (memory (export "memory") 0)
  (func (export "multiply")
    (param $rows i32)       ;; where the rows begin, 8-bit numbers, row after row
    (param $end i32)        ;; where they end
    (param $dimensions i32) ;; a multiple of 16
    (param $query i32)      ;; where the query begins, 16-bit numbers
    (param $products i32)   ;; where the products go, 32-bit numbers
    (local $rowEnd i32)
    (local $at i32)
    (local $sums v128)
    (local $row v128)
    (block $done
      (loop $nextRow
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $rowEnd (i32.add (local.get $rows) (local.get $dimensions)))
        (local.set $at (local.get $query))
        (local.set $sums (v128.const i32x4 0 0 0 0))
        (loop $nextStep
          (local.set $row (v128.load (local.get $rows)))
          (local.set $sums
            (i32x4.add
              (local.get $sums)
              (i32x4.add
                (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $row)) (v128.load (local.get $at)))
                (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $row)) (v128.load offset=16 (local.get $at))))))
          (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (br_if $nextStep (i32.lt_u (local.get $rows) (local.get $rowEnd))))
        (i32.store (local.get $products)
          (i32.add
            (i32.add
              (i32x4.extract_lane 0 (local.get $sums))
              (i32x4.extract_lane 1 (local.get $sums)))
            (i32.add
              (i32x4.extract_lane 2 (local.get $sums))
              (i32x4.extract_lane 3 (local.get $sums)))))
        (local.set $products (i32.add (local.get $products) (i32.const 4)))
        (br $nextRow)))))
