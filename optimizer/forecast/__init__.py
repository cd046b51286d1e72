"""Stage `forecast`: demand for training by commune, programme, year and variant, from work, schools and enrolments.

Three sources are asked and weighed against each other: what the economy needs (`needs`), what young people and
adults can take up (`participation`, `supply`) and how enrolments have moved (`trend`); `combine` weighs them,
`control` holds them against supply and targets, `fitting` spreads them over communes. `forecast` puts them together.
"""
