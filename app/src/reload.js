(function(){let id;new EventSource("/dev/server").onmessage=e=>{if(id&&id!==e.data)location.reload();id=e.data}})()
